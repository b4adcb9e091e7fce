using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Invitees;

/// <summary>
/// Takes a list of invitees: adds the new ones, updates the ones there are, never doubles one. Nobody is taken out by a list. An import that was cut off
/// can be repeated as it is.
/// </summary>
public sealed class Importing(IInvitees invitees, CampaignChanges changes, INudge nudge, IClock clock)
{
    private const int TransactionSize = 100;

    public async Task<ImportResult> ImportAsync(Campaign campaign, IAsyncEnumerable<ImportRow> rows, bool dryRun, CancellationToken cancellationToken)
    {
        var import = new Import(campaign);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (import.Read(row) is not { } listed)
                continue;

            import.Known ??= await KnownAsync(campaign, listed.Untold, cancellationToken);
            if (import.Take(listed) is { } full && !dryRun)
                await PutAsync(campaign, full, import, cancellationToken);
        }

        if (dryRun)
            return import.Result;

        foreach (var lot in import.Rest())
        {
            await PutAsync(campaign, lot, import, cancellationToken);
        }

        await WelcomeAsync(campaign.Id, import, cancellationToken);
        return import.Result;
    }

    /// <param name="untold">What the list has no columns for, which is the same of all its lines.</param>
    private async Task<Dictionary<InviteeId, KnownInvitee>> KnownAsync(Campaign campaign, ListColumns untold, CancellationToken cancellationToken)
    {
        var known = new Dictionary<InviteeId, KnownInvitee>();
        var slots = new HashSet<Slot>();
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                slots.Add(invitee.Slot);
                known[invitee.Id] = KnownInvitee.Of(invitee, untold) with { Slot = slots.TryGetValue(invitee.Slot, out var shared) ? shared : invitee.Slot };
            }
        }

        return known;
    }

    private Task PutAsync(Campaign campaign, List<ListedInvitee> lot, Import import, CancellationToken cancellationToken) =>
        invitees.PutAsync(campaign.Id, lot[0].Id.Bucket(campaign.Buckets), lot, import.Reinvited, cancellationToken);

    /// <summary>After the rows are there: the flow then looks for those who have no invitation yet.</summary>
    private async Task WelcomeAsync(CampaignId id, Import import, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = import.Result;
        var told = $"added {result.Added}, updated {result.Updated}, unchanged {result.Unchanged}, rejected {result.Rejected.Count}";
        await changes.ApplyAsync(
            id,
            campaign => (campaign.WithArrivals(import.Slots, now), new AuditEvent(now, AuditEvent.Organiser, "invitees-imported", told)),
            cancellationToken);
        await nudge.CampaignChangedAsync(id);
    }

    private sealed class Import(Campaign campaign)
    {
        private readonly Dictionary<int, List<ListedInvitee>> lots = [];
        private readonly InviteeLines lines = new();
        private readonly List<RejectedLine> rejected = [];
        private int added;
        private int updated;
        private int unchanged;

        /// <summary>Null until the first line that can be read has told which columns the list has.</summary>
        public Dictionary<InviteeId, KnownInvitee>? Known { get; set; }

        public HashSet<Slot> Slots { get; } = [];

        public HashSet<InviteeId> Reinvited { get; } = [];

        public ImportResult Result => new(added, updated, unchanged, rejected);

        /// <returns>Null if the line is rejected.</returns>
        public ListedInvitee? Read(ImportRow row)
        {
            var (invitee, fault) = lines.Read(row);
            if (fault is not null)
                rejected.Add(fault);

            return invitee;
        }

        /// <returns>A lot that is full and is to be stored now.</returns>
        public List<ListedInvitee>? Take(ListedInvitee listed)
        {
            if (ToStore(listed) is not { } told)
                return null;

            var bucket = told.Id.Bucket(campaign.Buckets);
            if (!lots.TryGetValue(bucket, out var lot))
                lots[bucket] = lot = [];

            lot.Add(told);
            return lot.Count == TransactionSize && lots.Remove(bucket) ? lot : null;
        }

        public List<List<ListedInvitee>> Rest() => [.. lots.Values];

        /// <returns>Null if that is what is stored.</returns>
        private ListedInvitee? ToStore(ListedInvitee listed)
        {
            if (Known?.TryGetValue(listed.Id, out var before) is not true)
            {
                added++;
                Slots.Add(listed.Slot);
                return listed with { Untold = ListColumns.None };
            }

            var told = before.ToldBy(listed);
            if (before.IsCorrectedBy(told))
                Reinvited.Add(told.Id);

            var slot = told.Over(before.Slot);
            if (before.IsCorrectedBy(told) || before.Waits || slot != before.Slot)
                Slots.Add(slot);

            var same = before.Says(told);
            unchanged += same ? 1 : 0;
            updated += same ? 0 : 1;
            return same ? null : told;
        }
    }
}
