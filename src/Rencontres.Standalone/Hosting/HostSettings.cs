using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Mail.SendGrid;
using Rencontres.Standalone.Commands;
using Rencontres.Web;

namespace Rencontres.Standalone.Hosting;

/// <summary>Settings of the laptop host. What is secret is made once and kept in the data folder, readable by its owner only.</summary>
internal sealed record HostSettings
{
    public required string StorageConnection { get; init; }

    /// <summary>Null: SendGrid itself.</summary>
    public required Uri? MailHost { get; init; }

    public required string MailKey { get; init; }

    public required string OrganiserKey { get; init; }

    /// <summary>Signs the personal links.</summary>
    public required byte[] LinkKey { get; init; }

    public required int Port { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Names the table and the container, so that several can share a store.</summary>
    public string StoreName { get; init; } = "rencontres";

    /// <summary>Nothing else wakes a killed sender here, so a lease may be short.</summary>
    private static readonly Duration DefaultLease = Duration.FromMinutes(2);

    /// <summary>The public key of the mail service's webhook; empty: its events are not believed.</summary>
    public string WebhookKey { get; init; } = "";

    public SendingSettings Sending { get; init; } = GivenSending([]);

    /// <summary>How many times faster than the machine's <see cref="Time"/> runs.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Waits by <see cref="Time"/>.</summary>
    public required Func<Duration, CancellationToken, Task> WaitAsync { get; init; }

    /// <summary>Whether the loops run by themselves; a rehearsal does the due work itself.</summary>
    public bool RunsByItself { get; init; } = true;

    public LimitSettings Limits { get; init; } = GivenLimits([]);

    /// <summary>For who wants to see more, or elsewhere, than what the host says by itself.</summary>
    public Action<ILoggingBuilder> ChangeLogging { get; init; } = _ => { };

    public void ApplyTo(SendGridOptions options)
    {
        options.Key = MailKey;
        options.WebhookKey = WebhookKey;
        options.Timeout = Sending.Timeout.ToTimeSpan();
        options.Host = MailHost?.AbsoluteUri ?? options.Host;
    }

    public const string OrganiserKeyVariable = "RENCONTRES_ORGANISER_KEY";
    public const string LinkKeyVariable = "RENCONTRES_LINK_KEY";
    public const string StorageVariable = "RENCONTRES_STORAGE";
    public const string MailKeyVariable = "SENDGRID_API_KEY";
    public const string MailHostVariable = "SENDGRID_HOST";
    public const string WebhookKeyVariable = "SENDGRID_WEBHOOK_KEY";

    private const int ShortestLinkKey = 32;

    /// <summary>Another store than the one of the data folder; null without one.</summary>
    public static string? GivenStorage => Given(StorageVariable);

    /// <summary>The key to SendGrid itself; null without one.</summary>
    public static string? GivenMailKey => Given(MailKeyVariable);

    /// <summary>Where the mail service is, if not at SendGrid's own address; for a key that is given.</summary>
    public static Uri? GivenMailHost => Given(MailHostVariable) is { } host && Uri.TryCreate(host, UriKind.Absolute, out var address) ? address : null;

    public static string? GivenWebhookKey => Given(WebhookKeyVariable);

    public static SendingSettings GivenSending(ICollection<string> faults) => SendingSettings.Read(Given, DefaultLease, faults);

    public static LimitSettings GivenLimits(ICollection<string> faults) => LimitSettings.Read(Given, faults);

    /// <summary>Looks the variables over before anything is started.</summary>
    /// <exception cref="CommandFailure">One of them cannot be meant; the message names it.</exception>
    public static void CheckVariables()
    {
        if (GivenStorage is { } storage && !IsConnectionString(storage))
            throw new CommandFailure($"{StorageVariable} is no connection string of a storage account with tables and blobs.");

        if (GivenMailKey is { } mail && mail.Any(character => character is <= ' ' or > '~'))
            throw new CommandFailure($"{MailKeyVariable} is no key: it has a blank or a letter that keys do not have.");

        if (Given(LinkKeyVariable) is { } link && Encoding.UTF8.GetByteCount(link) < ShortestLinkKey)
            throw new CommandFailure($"{LinkKeyVariable} is too short: it needs at least {ShortestLinkKey} characters.");

        if (Given(MailHostVariable) is { } host && GivenMailHost is null)
            throw new CommandFailure($"{MailHostVariable} is no address: \"{host}\".");

        if (GivenWebhookKey is { } webhook && SendGridOptions.FaultOfWebhookKey(webhook) is { } fault)
            throw new CommandFailure($"{WebhookKeyVariable} {fault}");

        var faults = new List<string>();
        GivenSending(faults);
        GivenLimits(faults);
        if (faults.Count > 0)
            throw new CommandFailure(string.Join(" ", faults));
    }

    /// <summary>The secret of that variable, else from the data folder, else a new one kept there.</summary>
    public static string Secret(string variable, string folder, string file)
    {
        if (variable.Length > 0 && Given(variable) is { } given)
            return given;

        var path = Path.Combine(folder, file);
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();

        Directory.CreateDirectory(folder);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var writer = new StreamWriter(path, options);
        writer.Write(secret);
        return secret;
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new TableServiceClient(text).Uri.IsAbsoluteUri && new BlobServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
