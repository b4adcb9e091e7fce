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

    public IAsyncEnumerable<SingleMail> DueAsync(CampaignId campaign, int? bucket, Instant now, CancellationToken cancellationToken) =>
        Open(campaign, bucket).Where(mail => mail.DueAt <= now).OrderBy(mail => mail.DueAt).ToList().ToAsyncEnumerable();

    public Task<Instant?> NextDueAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken) =>
        Task.FromResult(Open(campaign, bucket).Min(mail => (Instant?)mail.DueAt));

    public Task<SingleMail?> TryClaimAsync(SingleMail mail, string attempt, Instant leaseUntil, CancellationToken cancellationToken) =>
        Task.FromResult<SingleMail?>(rows[mail.Key] = mail with { State = MailState.Claimed, Attempt = attempt, LeaseUntil = leaseUntil });

    public Task SettleAsync(SingleMail mail, MailState state, string? detail, Instant? dueAgain, CancellationToken cancellationToken)
    {
        rows[mail.Key] = mail with { State = state, Detail = detail, DueAt = dueAgain ?? mail.DueAt };
        return Task.CompletedTask;
    }

    private IEnumerable<SingleMail> Open(CampaignId campaign, int? bucket) =>
        rows.Values.Where(mail => mail.Key.Campaign == campaign && mail.Key.Bucket == bucket && mail.State is MailState.Due);
}
