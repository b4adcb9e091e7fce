using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

public sealed class MemorySingleMails : ISingleMails
{
    private readonly Dictionary<SingleMailKey, SingleMail> rows = [];

    public IReadOnlyCollection<SingleMail> All => rows.Values;

    public Task AddAsync(SingleMail mail, CancellationToken cancellationToken)
    {
        rows.TryAdd(mail.Key, mail);
        return Task.CompletedTask;
    }

    public Task<SingleMail?> FindAsync(SingleMailKey key, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(key));

    public IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken) => In(campaign, bucket).ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, string subject, CancellationToken cancellationToken) =>
        In(campaign, bucket).Where(mail => mail.Key.Subject == subject).ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<SingleMail> DueAsync(CampaignId campaign, int? bucket, Instant now, CancellationToken cancellationToken) =>
        In(campaign, bucket).Where(mail => LookAt(mail) <= now).OrderBy(LookAt).ToList().ToAsyncEnumerable();

    public Task<Instant?> NextDueAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken) =>
        Task.FromResult(In(campaign, bucket).Min(LookAt));

    public Task<SingleMail?> TryClaimAsync(SingleMail mail, string attempt, Instant leaseUntil, CancellationToken cancellationToken) =>
        Task.FromResult(rows[mail.Key] == mail ? rows[mail.Key] = mail with { State = MailState.Claimed, Attempt = attempt, LeaseUntil = leaseUntil } : null);

    public Task<SingleMailChange?> ChangeAsync(SingleMail mail, Func<SingleMail, SingleMail?> change, CancellationToken cancellationToken)
    {
        var before = rows[mail.Key];
        if (change(before) is not { } after)
            return Task.FromResult<SingleMailChange?>(null);

        rows[mail.Key] = after;
        return Task.FromResult<SingleMailChange?>(new SingleMailChange(before, after));
    }

    private static Instant? LookAt(SingleMail mail) => mail.State switch
    {
        MailState.Due => mail.DueAt,
        MailState.Claimed => mail.LeaseUntil,
        MailState.Unknown => mail.LookAgainAt,
        _ => null,
    };

    private IEnumerable<SingleMail> In(CampaignId campaign, int? bucket) => rows.Values.Where(mail => mail.Key.Campaign == campaign && mail.Key.Bucket == bucket);
}
