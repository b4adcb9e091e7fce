namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>What the mail consists of: its parts and attachments.</summary>
internal static class ContentRules
{
    public const string PlainText = "text/plain";
    public const string Html = "text/html";

    public static void Check(MailSendRequest request, RequestErrors errors)
    {
        // There is no account here, so no template can be one of it.
        if (request.TemplateId is { } template)
            errors.Add("template_id", $"The Template ID must be a valid template id for your account. You provided {template}.");
        if (request.Content.Count == 0)
            errors.Add("content", SendGridWording.ContentMissing);

        foreach (var part in request.Content)
            CheckPart(part, errors);
        CheckOrder(request.Content, errors);
        foreach (var attachment in request.Attachments)
            CheckAttachment(attachment, errors);
    }

    private static void CheckPart(ContentPart part, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(part.Type))
            errors.Add($"{part.Field}.type", "A content type is required, this tells email clients how to display the email.");
        else if (part.Type.AsSpan().ContainsAny(";,\r\n"))
            errors.Add($"{part.Field}.type", "Cannot contain ';', or CRLF characters.");
        if (string.IsNullOrEmpty(part.Value))
            errors.Add($"{part.Field}.value", "The content value must be a string at least one character in length.");
    }

    private static void CheckOrder(IReadOnlyList<ContentPart> parts, RequestErrors errors)
    {
        var ranks = parts.Select(part => part.Type switch { PlainText => 0, Html => 1, _ => 2 }).ToList();
        if (!ranks.SequenceEqual(ranks.Order()))
            errors.Add("content", SendGridWording.ContentOrder);
    }

    private static void CheckAttachment(Attachment attachment, RequestErrors errors)
    {
        if (!attachment.Encoded)
            errors.Add($"{attachment.Field}.content", "The attachment content must be a string at least one character in length.");
        else if (attachment.Content is null)
            errors.Add($"{attachment.Field}.content", "The attachment content must be base64 encoded.");

        if (string.IsNullOrEmpty(attachment.FileName))
            errors.Add($"{attachment.Field}.filename", "filename is required.");
        else if (attachment.FileName.AsSpan().ContainsAny(";,\r\n"))
            errors.Add($"{attachment.Field}.filename", "The filename of your attachment cannot contain ';', ',' or CRLF characters.");

        if (attachment.Type is { } type && (type.Length == 0 || type.AsSpan().ContainsAny(";,\r\n")))
            errors.Add($"{attachment.Field}.type", "The type must be at least one character in length and cannot contain ';', or CRLF characters.");
        if (attachment.Disposition is not (null or "inline" or "attachment"))
            errors.Add($"{attachment.Field}.disposition", SendGridWording.UnknownDisposition(attachment.Disposition));
        if (attachment.ContentId?.AsSpan().ContainsAny(";,\r\n") is true)
            errors.Add($"{attachment.Field}.content_id", "The content ID of your attachment cannot contain CRLF characters.");
    }
}
