using System.Security.Cryptography;
using System.Text;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>One thing told of one mail.</summary>
/// <param name="Attempt">Which try to deliver it was, counted from 1; only told of deferrals.</param>
internal sealed record MailEvent(ReportedMail Mail, MailEventKind Kind, int Attempt = 1)
{
    /// <summary>Drawn from what happened alone, so that a repetition carries it too, also after a restart. Receivers tell doubled events by it.</summary>
    public string Id
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Mail.MessageId}/{Mail.Position}/{Kind}/{Attempt}"));
            return Convert.ToBase64String(hash.AsSpan(0, 18)).Replace('+', '-').Replace('/', '_');
        }
    }
}

/// <summary>What events need of a mail: little, because thousands of mails have events under way at once.</summary>
/// <param name="Number">Its number in the journal.</param>
/// <param name="Position">Which mail of its request it is, counted from 1.</param>
/// <param name="SmtpId">The message's own identifier, in angle brackets.</param>
internal sealed record ReportedMail(
    long Number,
    string To,
    string MessageId,
    int Position,
    string SmtpId,
    DateTime Instant,
    IReadOnlyList<string> Categories,
    IReadOnlyDictionary<string, string> CustomArgs)
{
    public static ReportedMail Of(long number, KeptMail mail) => new(
        number, mail.To, mail.MessageId, mail.Position, mail.SmtpId, mail.Instant, mail.Categories, mail.CustomArgs);
}
