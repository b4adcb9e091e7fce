using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Testing.Memory;

/// <param name="mails">Where the mails about answers are put.</param>
public sealed class MemoryRegistrations(MemoryInvitees invitees, ISingleMails mails) : IRegistrations
{
    private readonly Dictionary<InviteeId, Registration> current = [];
    private readonly Dictionary<(InviteeId, int), Registration> revisions = [];
    private readonly Dictionary<string, OpenBulletin> open = [];

    public Task<Registration?> FindAsync(InviteeKey key, CancellationToken cancellationToken) => Task.FromResult(current.GetValueOrDefault(key.Id));

    public Task<Registration?> FindRevisionAsync(InviteeKey key, int revision, CancellationToken cancellationToken) =>
        Task.FromResult(revisions.GetValueOrDefault((key.Id, revision)));

    public async Task<SaveOutcome> SaveAsync(RegistrationWrite write, CancellationToken cancellationToken)
    {
        var registration = write.Registration;
        if (!revisions.TryAdd((registration.Key.Id, registration.Revision), registration))
            return SaveOutcome.Conflict;

        current[registration.Key.Id] = registration;
        if (write.NewInvitee is { } newcomer)
        {
            await invitees.PutAsync(registration.Key.Campaign, registration.Key.Bucket, [newcomer], new HashSet<InviteeId>(), cancellationToken);
            invitees.Change(registration.Key, invitee => invitee with { CameByItself = true });
        }

        if (write.ConfirmedBulletin is { } bulletin)
            open[bulletin] = open[bulletin] with { ConfirmedAt = write.ConfirmedAt };

        invitees.Change(registration.Key, invitee => invitee with
        {
            Answer = registration.Status,
            AnsweredAt = registration.ReceivedAt,
            DraftAt = write.KeepsDraft ? invitee.DraftAt : null,
            Dispute = write.EndsDispute ? null : invitee.Dispute,
            FirstAnsweredAt = registration.Revision == 1 ? registration.ReceivedAt : invitee.FirstAnsweredAt,
        });
        foreach (var mail in write.AlsoTold.Prepend(write.Mail))
            await mails.AddAsync(mail, cancellationToken);

        return SaveOutcome.Saved;
    }

    public async Task<OpenBulletin> AddOpenAsync(OpenBulletin bulletin, SingleMail mail, CancellationToken cancellationToken)
    {
        if (open.TryAdd(bulletin.OpenId, bulletin))
            await mails.AddAsync(mail, cancellationToken);

        return open[bulletin.OpenId];
    }

    public Task<OpenBulletin?> FindOpenAsync(CampaignId campaign, int bucket, string openId, CancellationToken cancellationToken) =>
        Task.FromResult(open.GetValueOrDefault(openId));

    public Task<OpenBulletin?> RejectOpenAsync(CampaignId campaign, int bucket, string openId, Instant at, CancellationToken cancellationToken)
    {
        if (open.TryGetValue(openId, out var bulletin) && bulletin is { ConfirmedAt: null, RejectedAt: null })
            open[openId] = bulletin with { RejectedAt = at };

        return Task.FromResult(open.GetValueOrDefault(openId));
    }

    public Task<(IReadOnlyList<Registration> Current, IReadOnlyList<OpenBulletin> Unconfirmed)> ReadBucketAsync(CampaignId campaign, int bucket, CancellationToken cancellationToken) =>
        Task.FromResult<(IReadOnlyList<Registration>, IReadOnlyList<OpenBulletin>)>((
            [.. current.Values.Where(each => each.Key.Bucket == bucket)],
            [.. open.Values.Where(each => each.Key.Bucket == bucket && each is { ConfirmedAt: null, RejectedAt: null })]));
}
