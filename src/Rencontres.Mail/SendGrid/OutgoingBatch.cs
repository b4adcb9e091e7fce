namespace Rencontres.Mail.SendGrid;

/// <summary>
/// One request: the same mail to many, each of whom sees only itself. Subject and both parts may contain tags, which are replaced by
/// the recipient's substitutions.
/// </summary>
internal sealed record OutgoingBatch
{
    private const int MostRecipients = 1000;

    /// <exception cref="ArgumentException">No recipient, more than 1000, or an address that stands twice (in whatever case), all of
    /// which SendGrid refuses.</exception>
    public OutgoingBatch(Sender from, string subject, string text, string html, IReadOnlyList<OutgoingRecipient> recipients)
    {
        if (recipients.Count is 0 or > MostRecipients)
            throw new ArgumentException($"A batch has 1 to {MostRecipients} recipients.", nameof(recipients));
        if (recipients.DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase).Count() < recipients.Count)
            throw new ArgumentException("An address may stand only once in a batch.", nameof(recipients));
        (From, Subject, Text, Html, Recipients) = (from, subject, text, html, recipients);
    }

    public Sender From { get; }

    public string Subject { get; }

    public string Text { get; }

    public string Html { get; }

    public IReadOnlyList<OutgoingRecipient> Recipients { get; }

    /// <summary>Where answers go, if not to the sender.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Words to count mails by in SendGrid's statistics; at most 10. No person's data.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<OutgoingAttachment> Attachments { get; init; } = [];

    /// <summary>Have the request checked and nothing delivered. The option of the same name does so for every batch.</summary>
    public bool Sandbox { get; init; }
}
