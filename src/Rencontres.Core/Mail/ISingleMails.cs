using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>
/// Mails to single persons. Each has a row of its own and, while it is to be sent, a mark by which it is found without looking at everybody.
/// </summary>
public interface ISingleMails
{
    /// <summary>Adds a mail that is due, unless one for the same person and occasion exists. May run twice.</summary>
    Task AddAsync(SingleMail mail, CancellationToken cancellationToken);

    /// <summary>Mails due at that instant, oldest first, from one short range.</summary>
    /// <param name="bucket">Null: those to organisers.</param>
    IAsyncEnumerable<SingleMail> DueAsync(CampaignId campaign, int? bucket, Instant now, CancellationToken cancellationToken);

    /// <returns>When the next mail of that bucket is due; null if none is.</returns>
    Task<Instant?> NextDueAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken);

    /// <summary>Claims a mail if its row is still as it was read. Its mark moves to the end of the lease, so that a claim left behind by a crash is found again.</summary>
    /// <returns>The mail as it is now; null if somebody else was first.</returns>
    Task<SingleMail?> TryClaimAsync(SingleMail mail, string attempt, Instant leaseUntil, CancellationToken cancellationToken);

    /// <summary>Records what became of a claimed mail and takes its mark away or, when it is due again, moves it to that instant. Without effect if another attempt holds it. May run twice.</summary>
    Task SettleAsync(SingleMail mail, MailState state, string? detail, Instant? dueAgain, CancellationToken cancellationToken);
}
