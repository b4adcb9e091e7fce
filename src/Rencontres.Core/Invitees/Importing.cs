using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;

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
        var import = new Import(campaign, await KnownAsync(campaign, cancellationToken));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (import.Take(row) is { } full && !dryRun)
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

    /// <summary>A digest of each invitee there is, not the invitees: what is in memory stays small at any size.</summary>
    private async Task<Dictionary<InviteeId, Known>> KnownAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var known = new Dictionary<InviteeId, Known>();
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                var invitation = invitee.Mails.GetValueOrDefault(Wave.Invitation)?.State;
                var failed = invitee.BouncedAt is not null || invitation is MailState.Refused or MailState.Bounced or MailState.Dropped;
                known[invitee.Id] = new Known(
                    invitee.Listed.GetHashCode(),
                    string.GetHashCode(invitee.Listed.Email, StringComparison.OrdinalIgnoreCase),
                    failed,
                    Waits: invitation is null or MailState.Due && !failed);
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

    /// <param name="Waits">Has no invitation yet, so that a repeated import (the first was cut off) still gets it one.</param>
    private readonly record struct Known(int Digest, int Address, bool MailFailed, bool Waits);

    private sealed class Import(Campaign campaign, Dictionary<InviteeId, Known> known)
    {
        private readonly Dictionary<int, List<ListedInvitee>> lots = [];
        private readonly InviteeLines lines = new();
        private readonly List<RejectedLine> rejected = [];
        private int added;
        private int updated;
        private int unchanged;

        public HashSet<Slot> Slots { get; } = [];

        public HashSet<InviteeId> Reinvited { get; } = [];

        public ImportResult Result => new(added, updated, unchanged, rejected);

        /// <returns>A lot that is full and is to be stored now.</returns>
        public List<ListedInvitee>? Take(ImportRow row)
        {
            var (invitee, fault) = lines.Read(row);
            if (fault is not null)
                rejected.Add(fault);

            if (invitee is null || !Count(invitee))
                return null;

            var bucket = invitee.Id.Bucket(campaign.Buckets);
            if (!lots.TryGetValue(bucket, out var lot))
                lots[bucket] = lot = [];

            lot.Add(invitee);
            return lot.Count == TransactionSize && lots.Remove(bucket) ? lot : null;
        }

        public List<List<ListedInvitee>> Rest() => [.. lots.Values];

        /// <returns>Whether it is to be stored.</returns>
        private bool Count(ListedInvitee invitee)
        {
            if (!known.TryGetValue(invitee.Id, out var before))
            {
                added++;
                Slots.Add(invitee.Slot);
                return true;
            }

            var corrected = before.MailFailed && before.Address != string.GetHashCode(invitee.Email, StringComparison.OrdinalIgnoreCase);
            if (corrected)
                Reinvited.Add(invitee.Id);

            if (corrected || before.Waits)
                Slots.Add(invitee.Slot);

            var same = before.Digest == invitee.GetHashCode();
            unchanged += same ? 1 : 0;
            updated += same ? 0 : 1;
            return !same;
        }
    }
}
