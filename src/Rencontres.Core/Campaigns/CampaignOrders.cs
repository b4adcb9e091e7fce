using System.Text.Json;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Campaigns;

/// <summary>What became of an organiser's order. A closed set.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome()
    {
    }

    /// <summary>It is so now; also when it was so before, so an order may be given twice.</summary>
    public sealed record Done(Campaign Campaign) : OrderOutcome;

    /// <summary>It makes no sense as things stand; the reason names the remedy.</summary>
    public sealed record Refused(string Reason) : OrderOutcome;

    public sealed record NotFound : OrderOutcome;
}

/// <summary>The organisers' orders to a campaign: each changes the record, with its line in the audit chain, and then nudges the flow.</summary>
public sealed class CampaignOrders(ICampaigns campaigns, CampaignReader reader, CampaignChanges changes, INudge nudge, IClock clock)
{
    private const int InviteesPerBucket = 1000;

    /// <summary>Creates the campaign, or replaces the definition of the one there is. Once it has started, its cutoff and opening stay what they are.</summary>
    public async Task<OrderOutcome> DefineAsync(CampaignDefinition definition, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var buckets = Math.Max(1, (definition.ExpectedInvitees + InviteesPerBucket - 1) / InviteesPerBucket);
        var campaign = new Campaign(definition, buckets);
        return await campaigns.CreateAsync(campaign, new AuditEvent(now, AuditEvent.Organiser, "defined", "new"), cancellationToken)
            ? new OrderOutcome.Done(campaign)
            : await OrderAsync(definition.Id, "defined", before => Redefine(before, definition), cancellationToken);
    }

    public Task<OrderOutcome> StartAsync(CampaignId id, CancellationToken cancellationToken) =>
        OrderAsync(id, "started", Start, cancellationToken);

    public Task<OrderOutcome> PauseAsync(CampaignId id, string? reason, CancellationToken cancellationToken) =>
        OrderAsync(id, "paused", before => Pause(before, reason), cancellationToken);

    public Task<OrderOutcome> ResumeAsync(CampaignId id, CancellationToken cancellationToken) =>
        OrderAsync(id, "resumed", Resume, cancellationToken);

    /// <summary>Closes the door before the cutoff: a few seconds from now, so that every copy of the record in memory knows it in time.</summary>
    public Task<OrderOutcome> CloseAsync(CampaignId id, CancellationToken cancellationToken) =>
        OrderAsync(id, "closed-early", Close, cancellationToken);

    /// <summary>Takes an early closing back. Once the cutoff has passed, only a later one opens the door again.</summary>
    public Task<OrderOutcome> ReopenAsync(CampaignId id, CancellationToken cancellationToken) =>
        OrderAsync(id, "reopened", Reopen, cancellationToken);

    /// <param name="tellSilent">Whether those who have not answered get a mail about it; may be ordered afterwards with the same cutoff.</param>
    public Task<OrderOutcome> ExtendAsync(CampaignId id, CutoffRule to, string reason, bool tellSilent, CancellationToken cancellationToken) =>
        OrderAsync(id, "extended", before => Extend(before, to, reason, tellSilent), cancellationToken);

    private async Task<OrderOutcome> OrderAsync(CampaignId id, string act, Func<Campaign, Change> decide, CancellationToken cancellationToken)
    {
        string? refusal = null;
        var after = await changes.ApplyAsync(
            id,
            before =>
            {
                var change = decide(before);
                refusal = change.Refusal;
                return change.After is { } next ? (next, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Organiser, act, change.Details)) : null;
            },
            cancellationToken);
        if (after is null)
            return new OrderOutcome.NotFound();

        await reader.FindNowAsync(id, cancellationToken);
        await nudge.CampaignChangedAsync(id);
        return refusal is null ? new OrderOutcome.Done(after) : new OrderOutcome.Refused(refusal);
    }

    private static Change Redefine(Campaign before, CampaignDefinition definition)
    {
        if (Written(before.Definition) == Written(definition))
            return Change.None;

        if (before.State == CampaignState.Draft)
            return Change.To(before with { Definition = definition, Cutoff = definition.Cutoff }, "changed");

        if (definition.Cutoff != before.Definition.Cutoff)
            return Change.Refuse("The campaign has started: its cutoff is moved with \"extend\", so that the change is recorded and people can be told.");

        return definition.Opens != before.Definition.Opens
            ? Change.Refuse("The campaign has started: when it opened can no longer change.")
            : Change.To(before with { Definition = definition }, "changed while running");
    }

    /// <summary>Lists in a record are equal only to themselves; what would be written is compared.</summary>
    private static string Written(CampaignDefinition definition) => JsonSerializer.Serialize(definition, CampaignJson.Options);

    private Change Start(Campaign before)
    {
        if (before.State != CampaignState.Draft)
            return Change.None;

        return before.Accepts(clock.GetCurrentInstant())
            ? Change.To(before with { State = CampaignState.Running, StartedAt = clock.GetCurrentInstant() }, $"cutoff {before.EffectiveCutoff}")
            : Change.Refuse($"The cutoff {before.EffectiveCutoff} has passed; give the definition a later one first.");
    }

    private static Change Pause(Campaign before, string? reason) => before.State switch
    {
        CampaignState.Draft => Change.Refuse("The campaign has not been started."),
        CampaignState.Paused => Change.None,
        _ => Change.To(before with { State = CampaignState.Paused, PausedBecause = reason }, reason ?? ""),
    };

    private static Change Resume(Campaign before) => before.State switch
    {
        CampaignState.Draft => Change.Refuse("The campaign has not been started."),
        CampaignState.Running => Change.None,
        _ => Change.To(before with { State = CampaignState.Running, PausedBecause = null }, ""),
    };

    private Change Close(Campaign before)
    {
        var at = clock.GetCurrentInstant() + CampaignReader.Freshness;
        if (before.State == CampaignState.Draft)
            return Change.Refuse("The campaign has not been started.");

        return before.EffectiveCutoff <= at ? Change.None : Change.To(before with { ClosedEarlyAt = at }, $"at {at}");
    }

    private Change Reopen(Campaign before)
    {
        if (before.Cutoff.ToInstant() <= clock.GetCurrentInstant())
            return Change.Refuse($"The cutoff {before.Cutoff.ToInstant()} has passed; open the door again with \"extend\" and a later one.");

        return before.ClosedEarlyAt is null ? Change.None : Change.To(before with { ClosedEarlyAt = null }, "");
    }

    private Change Extend(Campaign before, CutoffRule to, string reason, bool tellSilent)
    {
        var now = clock.GetCurrentInstant();
        var instant = to.ToInstant();
        if (to == before.Cutoff && before.ClosedEarlyAt is null)
            return tellSilent && before.Extensions is [.., { TellSilent: false } untold] && now < instant ? TellAfterAll(before, untold, reason) : Change.None;

        if (before.State == CampaignState.Draft)
            return Change.Refuse("The campaign has not been started; change the cutoff in its definition.");

        if (instant <= now)
            return Change.Refuse($"{instant} has passed; choose a later cutoff.");

        if (instant < before.EffectiveCutoff)
            return Change.Refuse($"{instant} is before the cutoff in force, {before.EffectiveCutoff}; people were promised that. To stop early, use \"close\".");

        var extension = new Extension(now, before.Cutoff, to, reason, tellSilent);
        return Change.To(before with { Cutoff = to, ClosedEarlyAt = null, Extensions = [.. before.Extensions, extension] }, $"to {instant}: {reason}");
    }

    /// <summary>The extension stays the one it is; the news of it goes now. Who was invited since knows the later cutoff already.</summary>
    private static Change TellAfterAll(Campaign before, Extension untold, string reason)
    {
        var told = untold with { TellSilent = true, Reason = reason.Length > 0 ? reason : untold.Reason };
        return Change.To(before with { Extensions = [.. before.Extensions.SkipLast(1), told] }, $"to {told.To.ToInstant()}, the silent are told after all: {told.Reason}");
    }

    /// <summary>What an order comes to: a new record, a refusal, or nothing to change.</summary>
    private readonly record struct Change(Campaign? After, string Details, string? Refusal)
    {
        public static Change None => default;

        public static Change To(Campaign after, string details) => new(after, details, null);

        public static Change Refuse(string reason) => new(null, "", reason);
    }
}
