using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

/// <summary>One mail as one recipient gets it; a line of <c>mails.jsonl</c>. The names of its properties are data.</summary>
public sealed record KeptMail
{
    // The journal reads these four, and no more of a line, when it is opened: they stay first.
    public required DateTime Instant { get; init; }
    public required string To { get; init; }

    /// <summary>Which mail of its request it is, counted from 1. A request is kept whole or not at all.</summary>
    public int Position { get; init; }

    /// <summary>How many mails its request had.</summary>
    public required int Of { get; init; }

    public string? ToName { get; init; }
    public required string From { get; init; }
    public string? FromName { get; init; }
    public string? ReplyTo { get; init; }
    public string? ReplyToName { get; init; }
    public required string Subject { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public required IReadOnlyList<KeptAttachment> Attachments { get; init; }
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required IReadOnlyDictionary<string, string> CustomArgs { get; init; }

    /// <summary>The <c>X-Message-Id</c> of the answer, the same for all mails of a request.</summary>
    public required string MessageId { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The message's own identifier, in angle brackets. Like SendGrid's it is the request's, unless the sender gave one.</summary>
    [JsonIgnore]
    public string SmtpId => Headers.FirstOrDefault(header => header.Key.Equals("Message-ID", StringComparison.OrdinalIgnoreCase)).Value ?? $"<{MessageId}@ismtpd.example>";
}

/// <summary>An attachment of a mail. Its content is kept once, under its SHA-256 in hexadecimal digits.</summary>
/// <param name="ContentId">How the HTML part names it if it is shown there; otherwise null.</param>
public sealed record KeptAttachment(
    string Name,
    long Size,
    string? Type,
    string Sha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContentId = null);
