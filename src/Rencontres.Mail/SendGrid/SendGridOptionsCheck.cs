using Microsoft.Extensions.Options;

namespace Rencontres.Mail.SendGrid;

/// <summary>Finds every fault of the settings at start; each message names its setting and none repeats the key.</summary>
internal sealed class SendGridOptionsCheck : IValidateOptions<SendGridOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public ValidateOptionsResult Validate(string? name, SendGridOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Key) || options.Key.Any(c => c is <= ' ' or > '~'))
            faults.Add("SendGrid:Key is missing or contains blanks.");
        // The key goes there with every request.
        if (!Uri.TryCreate(options.Host, UriKind.Absolute, out var host) || !(host.Scheme == "https" || (host.Scheme == "http" && host.IsLoopback)))
            faults.Add($"SendGrid:Host must be an https address (http on this machine only): \"{options.Host}\".");
        if (options.WebhookKey.Length > 0 && SendGridOptions.FaultOfWebhookKey(options.WebhookKey) is { } fault)
            faults.Add($"SendGrid:WebhookKey {fault}");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > Longest)
            faults.Add($"SendGrid:Timeout must be between 0 and {Longest:c}: {options.Timeout:c}.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
