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

    Task<SingleMail?> FindAsync(SingleMailKey key, CancellationToken cancellationToken);

    /// <summary>Streams every mail of a bucket, whatever its state.</summary>
    /// <param name="bucket">Null: those to organisers.</param>
    IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken);

    /// <summary>Streams every mail about one subject.</summary>
    IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, string subject, CancellationToken cancellationToken);

    /// <summary>Mails that are to be looked at by that instant, oldest first, from one short range: due ones, claims left behind, those of unknown fate.</summary>
    /// <param name="bucket">Null: those to organisers.</param>
    IAsyncEnumerable<SingleMail> DueAsync(CampaignId campaign, int? bucket, Instant now, CancellationToken cancellationToken);

    /// <returns>When the next mail of that bucket is to be looked at; null if none is.</returns>
    Task<Instant?> NextDueAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken);

    /// <summary>Claims a mail if its row is still as it was read. Its mark moves to the end of the lease, so that a claim left behind by a crash is found again.</summary>
    /// <returns>The mail as it is now; null if somebody else was first.</returns>
    Task<SingleMail?> TryClaimAsync(SingleMail mail, string attempt, Instant leaseUntil, CancellationToken cancellationToken);

    /// <summary>Changes a mail and with it its mark. If somebody else has changed it meanwhile it is read again and asked again, so nothing is overwritten unseen. May run twice.</summary>
    /// <param name="mail">As it was read.</param>
    /// <param name="change">Gives the mail as it is to be; null leaves it as it is. May be called several times.</param>
    /// <returns>What was changed, before and after; null if nothing was.</returns>
    Task<SingleMailChange?> ChangeAsync(SingleMail mail, Func<SingleMail, SingleMail?> change, CancellationToken cancellationToken);
}

public sealed record SingleMailChange(SingleMail Before, SingleMail After);
