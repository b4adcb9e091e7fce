namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>The body of <c>POST /v3/mail/send</c> as it was read: possibly incomplete. Null means absent, which the rules tell from empty.</summary>
internal sealed record MailSendRequest
{
    public required IReadOnlyList<Personalization> Personalizations { get; init; }
    public required Mailbox? From { get; init; }
    public required Mailbox? ReplyTo { get; init; }
    public required IReadOnlyList<Mailbox>? ReplyToList { get; init; }
    public required string? Subject { get; init; }
    public required IReadOnlyList<ContentPart> Content { get; init; }
    public required IReadOnlyList<Attachment> Attachments { get; init; }
    public required string? TemplateId { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }
    public required IReadOnlyDictionary<string, string>? CustomArgs { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required long? SendAt { get; init; }
    public required SendingSettings Settings { get; init; }

    public IEnumerable<Mailbox> Recipients => Personalizations.SelectMany(personalization => personalization.Recipients);
}

internal sealed record Personalization
{
    /// <summary>Its name in errors, such as <c>personalizations.3</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Takes the place of the message's sender.</summary>
    public required Mailbox? From { get; init; }
    public required IReadOnlyList<Mailbox> To { get; init; }
    public required IReadOnlyList<Mailbox> Cc { get; init; }
    public required IReadOnlyList<Mailbox> Bcc { get; init; }
    public required string? Subject { get; init; }
    public required IReadOnlyDictionary<string, string> Substitutions { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }
    public required IReadOnlyDictionary<string, string>? CustomArgs { get; init; }
    public required long? SendAt { get; init; }

    public IEnumerable<Mailbox> Recipients => To.Concat(Cc).Concat(Bcc);
}

internal sealed record Mailbox(string Field, string? Address, string? Name);

internal sealed record ContentPart(string Field, string? Type, string? Value);

/// <param name="Encoded">Whether there was any content.</param>
/// <param name="Content">Null if it was not base64.</param>
internal sealed record Attachment(
    string Field, bool Encoded, byte[]? Content, string? FileName, string? Type, string? Disposition, string? ContentId);
