using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>Makes the bulletins of the open form count, whose mailed link was followed.</summary>
public sealed class Confirming(
    CampaignReader campaigns, CampaignChanges changes, IInvitees invitees, IRegistrations registrations, IConfirmationQuota quota, INudge nudge)
{
    public async Task<(Campaign Campaign, OpenBulletin Bulletin)?> FindAsync(LinkToken link, CancellationToken cancellationToken)
    {
        var bulletin = await registrations.FindOpenAsync(link.Campaign, link.Bucket, link.Subject, cancellationToken);
        var campaign = await campaigns.FindAsync(link.Campaign, cancellationToken);
        return bulletin is not null && campaign is not null ? (campaign, bulletin) : null;
    }

    /// <summary>Makes an open bulletin count. When it arrived decides whether it was in time, so it may be confirmed after the cutoff. May run twice.</summary>
    /// <param name="second">What it is to be to the answer that somebody else has given meanwhile; null if not said.</param>
    /// <param name="seen">The revision of that answer which was seen when saying so.</param>
    public async Task<AnswerOutcome> ConfirmAsync(LinkToken link, SecondChoice? second, int? seen, Instant confirmed, CancellationToken cancellationToken)
    {
        if (await FindAsync(link, cancellationToken) is not var (campaign, bulletin))
            return new AnswerOutcome.NotFound();

        if (await FindConfirmedAsync(campaign, bulletin, cancellationToken) is { } before)
            return before;

        if (bulletin.RejectedAt is not null)
            return new AnswerOutcome.Rejected(bulletin);

        var invitee = await invitees.FindAsync(bulletin.Key, cancellationToken);
        var current = await registrations.FindAsync(bulletin.Key, cancellationToken);
        if (confirmed >= bulletin.ValidUntil)
            return new AnswerOutcome.ConfirmedTooLate(bulletin);

        var standing = current is null || second != SecondChoice.Add
            ? current?.Answer
            : await StandingPart.OfAsync(registrations, current, bulletin.Answer.Contact, campaign.Definition, cancellationToken);
        var decision = ConfirmDecision.Of(campaign, bulletin, current, standing, second, seen);
        return decision.Refusal ?? await SaveAsync(campaign, bulletin, invitee, current, decision, confirmed, cancellationToken);
    }

    /// <returns>What stands and must not be changed by this bulletin unseen (see <see cref="ConfirmDecision.IsAsked"/>); null if there is nothing of the kind.</returns>
    public async Task<Registration?> FindOtherAsync(OpenBulletin bulletin, CancellationToken cancellationToken) =>
        await registrations.FindAsync(bulletin.Key, cancellationToken) is { } current && ConfirmDecision.IsAsked(bulletin, current) ? current : null;

    /// <returns>The answer that counts now; null if the bulletin has not been confirmed.</returns>
    public async Task<AnswerOutcome.Accepted?> FindConfirmedAsync(Campaign campaign, OpenBulletin bulletin, CancellationToken cancellationToken)
    {
        if (bulletin.ConfirmedAt is null || await registrations.FindAsync(bulletin.Key, cancellationToken) is not { } current)
            return null;

        return new AnswerOutcome.Accepted(current, Changed: false, campaign) { Invitee = await invitees.FindAsync(bulletin.Key, cancellationToken) };
    }

    private async Task<AnswerOutcome> SaveAsync(
        Campaign campaign, OpenBulletin bulletin, Invitee? invitee, Registration? current, AnswerDecision decision, Instant confirmed, CancellationToken cancellationToken)
    {
        var newcomer = invitee is null ? Newcomer.From(bulletin) : null;
        if (newcomer is not null && !campaign.Arrivals.ContainsKey(newcomer.Slot))
            await AddSlotAsync(campaign.Id, newcomer.Slot, confirmed, cancellationToken);

        var registration = RegistrationOf(bulletin, current, decision);
        var write = RevisionMails.Write(registration, current, confirmed) with
        {
            NewInvitee = newcomer,
            ConfirmedBulletin = bulletin.OpenId,
            ConfirmedAt = confirmed,
            KeepsDraft = true,
            EndsDispute = DisputeEnd.IsIn(registration, current, invitee?.Dispute),
        };
        if (await registrations.SaveAsync(write, cancellationToken) == SaveOutcome.Conflict)
        {
            var winner = await registrations.FindAsync(bulletin.Key, cancellationToken) ?? registration;
            return winner.Receipt.ContentHash == registration.Receipt.ContentHash
                ? new AnswerOutcome.Accepted(winner, Changed: false, campaign) { Invitee = invitee }
                : new AnswerOutcome.SecondAnswer(winner);
        }

        await nudge.MailDueAsync(campaign.Id, bulletin.Key.Bucket);
        await quota.GiveBackAsync(campaign.Id, bulletin.Answer.Contact.Email, bulletin.OpenId, cancellationToken);
        return new AnswerOutcome.Accepted(registration, Changed: true, campaign) { Invitee = invitee };
    }

    private static Registration RegistrationOf(OpenBulletin bulletin, Registration? current, AnswerDecision decision)
    {
        var answer = decision.Answer ?? bulletin.Answer;
        var registration = Answering.NewRegistration(bulletin.Key, current, decision.Status, answer, bulletin.ReceivedAt, RegistrationSource.OpenForm);
        return decision.AddedBy is { } second ? registration with { AddedBy = second } : registration with { OpenId = bulletin.OpenId };
    }

    /// <summary>Practical information goes by slots, so one who came by itself from a zone nobody was invited in needs that slot.</summary>
    private Task<Campaign?> AddSlotAsync(CampaignId id, Slot slot, Instant at, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            id,
            campaign => campaign.Arrivals.ContainsKey(slot)
                ? null
                : (campaign.WithArrivals([slot], at), new AuditEvent(at, AuditEvent.Flow, "slot-added", slot.ToString())),
            cancellationToken);
}
