using Rencontres.Mail.SendGrid.Events;

namespace Rencontres.Mail.SendGrid;

/// <summary>Settings of the mail service.</summary>
public sealed class SendGridOptions
{
    /// <summary>The section they stand in.</summary>
    public const string Section = "SendGrid";

    /// <summary>The API key; needs the right to send mail only.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the service is; another one than SendGrid's only for the region or for a local stand-in.</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>Have every request checked and nothing delivered.</summary>
    public bool Sandbox { get; set; }

    /// <summary>The public key of the signed event webhook, as SendGrid shows it (base64); empty: events are not believed.</summary>
    public string WebhookKey { get; set; } = "";

    /// <summary>What is wrong with such a key, to complete a sentence that begins with the name of its setting; null if it may be used.</summary>
    public static string? FaultOfWebhookKey(string key) => WebhookSignature.Fault(key);

    /// <summary>After how long a request without an answer counts as unknown. Must be well below the lease of a batch.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
