using Rencontres.Standalone.LocalSendGrid.Journal;
using Rencontres.Standalone.LocalSendGrid.Requests;

namespace Rencontres.Standalone.LocalSendGrid.Delivery;

/// <summary>What reaches each recipient of an accepted request.</summary>
internal sealed class DeliveredMails(MailSendRequest request, IReadOnlyList<KeptAttachment> attachments, string messageId, DateTimeOffset now)
{
    private readonly string requestId = Guid.NewGuid().ToString("N");
    private readonly Substitutions substitutions = new();
    private readonly IReadOnlyList<Mailbox> replyTo = request.ReplyToList ?? (request.ReplyTo is { } mailbox ? [mailbox] : []);

    public IReadOnlyList<KeptMail> ToList()
    {
        var count = request.Recipients.Count();
        var mails = new List<KeptMail>(count);
        foreach (var personalization in request.Personalizations)
        {
            var template = Personalize(personalization, count);
            foreach (var recipient in personalization.Recipients)
                mails.Add(template with { To = recipient.Address!, ToName = recipient.Name, Position = mails.Count + 1 });
        }

        return mails;
    }

    private KeptMail Personalize(Personalization personalization, int count)
    {
        var substituted = substitutions.For(personalization.Substitutions);
        var from = personalization.From ?? request.From!;
        return new KeptMail
        {
            Instant = InstantFor(personalization).UtcDateTime,
            To = "",
            Of = count,
            From = from.Address!,
            FromName = from.Name,
            ReplyTo = replyTo.Count == 0 ? null : string.Join(", ", replyTo.Select(mailbox => mailbox.Address)),
            ReplyToName = replyTo is [{ Name: { } name }] ? substituted(name) : null,
            Subject = substituted(personalization.Subject ?? request.Subject!),
            Text = Part(ContentRules.PlainText) is { } text ? substituted(text) : null,
            Html = Part(ContentRules.Html) is { } html ? substituted(html) : null,
            Attachments = attachments,
            Headers = MergedHeaders(personalization),
            Categories = request.Categories,
            CustomArgs = CustomArguments.Merge(request.CustomArgs, personalization.CustomArgs),
            MessageId = messageId,
            RequestId = requestId,
        };
    }

    private string? Part(string type) => request.Content.FirstOrDefault(part => part.Type == type)?.Value;

    private DateTimeOffset InstantFor(Personalization personalization)
    {
        var scheduled = personalization.SendAt ?? request.SendAt;
        return scheduled > now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(scheduled.Value) : now;
    }

    private Dictionary<string, string> MergedHeaders(Personalization personalization)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers.Concat(personalization.Headers))
            headers[name] = value;
        return headers;
    }
}
