using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Testing.Memory;

public sealed class MemoryInvitees : IInvitees
{
    private readonly SortedDictionary<string, Invitee> rows = new(StringComparer.Ordinal);

    private Func<Task>? duringNextScan;

    public int Count => rows.Count;

    public IEnumerable<Invitee> Rows => rows.Values;

    public Task<Invitee?> FindAsync(InviteeKey key, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(key.Id.Value));

    public Task<IReadOnlyList<Invitee>> FindAllAsync(CampaignId campaign, int bucket, IReadOnlyCollection<InviteeId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Invitee>>([.. rows.Values.Where(invitee => invitee.Key.Bucket == bucket && ids.Contains(invitee.Id)).OrderBy(invitee => invitee.Id.Value, StringComparer.Ordinal)]);

    /// <summary>Something happens while the next scan is under way: what it gives was read before.</summary>
    public void DuringNextScan(Func<Task> act) => duringNextScan = act;

    public async IAsyncEnumerable<Invitee> ScanAsync(CampaignId campaign, int bucket, Slot? slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = rows.Values.Where(invitee => invitee.Key.Campaign == campaign && invitee.Key.Bucket == bucket && (slot is null || invitee.Slot == slot)).ToList();
        if (Interlocked.Exchange(ref duringNextScan, null) is { } act)
            await act();

        foreach (var invitee in found)
            yield return invitee;
    }

    /// <summary>How often the names were read.</summary>
    public int NameReads { get; private set; }

    public IAsyncEnumerable<InviteeName> NamesAsync(CampaignId campaign, int bucket, CancellationToken cancellationToken)
    {
        NameReads++;
        return rows.Values
            .Where(invitee => invitee.Key.Campaign == campaign && invitee.Key.Bucket == bucket)
            .Select(invitee => new InviteeName(invitee.Id, invitee.Listed.Name, invitee.Listed.Kind, invitee.Slot.Country, invitee.Listed.Area)
            {
                Code = invitee.Listed.Code,
                CameByItself = invitee.CameByItself,
            })
            .ToList().ToAsyncEnumerable();
    }

    public Task PutAsync(CampaignId campaign, int bucket, IReadOnlyList<ListedInvitee> invitees, IReadOnlySet<InviteeId> reinvite, CancellationToken cancellationToken)
    {
        foreach (var listed in invitees)
        {
            var key = new InviteeKey(campaign, bucket, listed.Id);
            rows[listed.Id.Value] = rows.TryGetValue(listed.Id.Value, out var known) ? Next(known with { Listed = listed.Over(known.Listed) }) : new Invitee(key, listed, "1");
        }

        return Task.CompletedTask;
    }

    public Task<bool> NoteAsync(InviteeKey key, InviteeStep step, Instant at, CancellationToken cancellationToken) => Task.FromResult(Change(key, invitee => step switch
    {
        InviteeStep.Opened => invitee with { OpenedAt = invitee.OpenedAt ?? at },
        InviteeStep.Bounced => invitee with { BouncedAt = invitee.BouncedAt ?? at },
        _ => invitee with { UnsubscribedAt = invitee.UnsubscribedAt ?? at },
    }));

    public Task<Dispute?> DisputeAsync(InviteeKey key, Dispute dispute, CancellationToken cancellationToken)
    {
        Change(key, invitee => invitee.Dispute?.IsOf(dispute.Email) == true ? invitee : invitee with { Dispute = dispute });
        return Task.FromResult(rows.GetValueOrDefault(key.Id.Value)?.Dispute);
    }

    public Task<bool> ExtendAsync(InviteeKey key, Instant until, CancellationToken cancellationToken) => Task.FromResult(Change(key, invitee => invitee with { LateUntil = until }));

    public bool Change(InviteeKey key, Func<Invitee, Invitee> change)
    {
        if (!rows.TryGetValue(key.Id.Value, out var invitee))
            return false;

        rows[key.Id.Value] = Next(change(invitee));
        return true;
    }

    private static Invitee Next(Invitee invitee) =>
        invitee with { Version = (int.Parse(invitee.Version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) };
}
