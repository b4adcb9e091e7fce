using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Testing.Memory;

public sealed class MemoryRegistrations(MemoryInvitees invitees) : IRegistrations
{
    private readonly Dictionary<InviteeId, Registration> current = [];

    public Task<Registration?> FindAsync(InviteeKey key, CancellationToken cancellationToken) => Task.FromResult(current.GetValueOrDefault(key.Id));

    public Task<Registration?> FindRevisionAsync(InviteeKey key, int revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SaveOutcome> SaveAsync(RegistrationWrite write, CancellationToken cancellationToken)
    {
        var registration = write.Registration;
        current[registration.Key.Id] = registration;
        invitees.Change(registration.Key, invitee => invitee with
        {
            Answer = registration.Status,
            AnsweredAt = registration.ReceivedAt,
            FirstAnsweredAt = registration.Revision == 1 ? registration.ReceivedAt : invitee.FirstAnsweredAt,
        });
        return Task.FromResult(SaveOutcome.Saved);
    }

    public Task<OpenBulletin> AddOpenAsync(OpenBulletin bulletin, SingleMail mail, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OpenBulletin?> FindOpenAsync(CampaignId campaign, int bucket, string openId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(IReadOnlyList<Registration> Current, IReadOnlyList<OpenBulletin> Unconfirmed)> ReadBucketAsync(CampaignId campaign, int bucket, CancellationToken cancellationToken) =>
        Task.FromResult<(IReadOnlyList<Registration>, IReadOnlyList<OpenBulletin>)>(([.. current.Values.Where(each => each.Key.Bucket == bucket)], []));
}
