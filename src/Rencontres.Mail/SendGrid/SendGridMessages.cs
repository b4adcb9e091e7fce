using SendGrid.Helpers.Mail;

namespace Rencontres.Mail.SendGrid;

/// <summary>A batch as SendGrid's request.</summary>
internal static class SendGridMessages
{
    public static SendGridMessage From(OutgoingBatch batch, bool sandbox) => new()
    {
        From = new EmailAddress(batch.From.Address, batch.From.Name),
        ReplyTo = batch.ReplyTo is null ? null : new EmailAddress(batch.ReplyTo),
        Subject = batch.Subject,
        PlainTextContent = batch.Text,
        HtmlContent = batch.Html,
        Personalizations = [.. batch.Recipients.Select(Personalization)],
        Categories = batch.Categories.Count == 0 ? null : [.. batch.Categories],
        Attachments = batch.Attachments.Count == 0 ? null : [.. batch.Attachments.Select(Attachment)],
        MailSettings = sandbox ? new MailSettings { SandboxMode = new SandboxMode { Enable = true } } : null,
        TrackingSettings = new TrackingSettings
        {
            ClickTracking = new ClickTracking { Enable = false, EnableText = false },
            OpenTracking = new OpenTracking { Enable = false },
            // Else SendGrid puts its own way out beside ours.
            SubscriptionTracking = new SubscriptionTracking { Enable = false },
        },
    };

    private static Personalization Personalization(OutgoingRecipient recipient) => new()
    {
        Tos = [new EmailAddress(recipient.Address, recipient.Name)],
        Substitutions = recipient.Substitutions.Count == 0 ? null : new Dictionary<string, string>(recipient.Substitutions),
        CustomArgs = recipient.CustomArgs.Count == 0 ? null : new Dictionary<string, string>(recipient.CustomArgs),
        Headers = Headers(recipient),
    };

    private static Dictionary<string, string> Headers(OutgoingRecipient recipient)
    {
        var headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" };
        if (recipient.UnsubscribeUrl is { } url)
        {
            headers["List-Unsubscribe"] = $"<{url}>";
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return headers;
    }

    private static Attachment Attachment(OutgoingAttachment attachment) => new()
    {
        Filename = attachment.Name,
        Type = attachment.ContentType,
        Content = Convert.ToBase64String(attachment.Content.Span),
        Disposition = "attachment",
    };
}
