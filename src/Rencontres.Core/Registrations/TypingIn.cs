using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>Takes bulletins that came by mail or telephone, typed in by an organiser. When they came in counts, also when typed after the cutoff.</summary>
public sealed class TypingIn(CampaignReader campaigns, IInvitees invitees, IRegistrations registrations, INudge nudge)
{
    /// <param name="received">When the organisers got it; never later than <paramref name="now"/>.</param>
    public async Task<AnswerOutcome> TypeInAsync(
        CampaignId id, InviteeId inviteeId, BulletinForm form, Instant received, Instant now, CancellationToken cancellationToken)
    {
        if (await campaigns.FindNowAsync(id, cancellationToken) is not { } campaign)
            return new AnswerOutcome.NotFound();

        var key = InviteeKey.Of(campaign, inviteeId);
        if (await invitees.FindAsync(key, cancellationToken) is not { } invitee)
            return new AnswerOutcome.NotFound();

        if (!campaign.Accepts(received, invitee.LateUntil))
            return new AnswerOutcome.Closed(campaign.CutoffFor(invitee.LateUntil), campaign);

        if (campaign.State == CampaignState.Draft)
            return new AnswerOutcome.NotOpen(campaign);

        var (answer, faults) = BulletinCheck.Check(
            WithAddress(form, invitee), campaign.Definition, Answering.OrganisationOf(invitee.Listed), invitee.Listed.Language, consentNeeded: false);
        return answer is null ? new AnswerOutcome.Invalid(faults) : await SaveAsync(campaign, invitee, answer, received, now, cancellationToken);
    }

    /// <summary>A bulletin taken down by telephone may lack an address; its mails then go to the one on the list.</summary>
    private static BulletinForm WithAddress(BulletinForm form, Invitee invitee) =>
        form.Contact is { } contact && string.IsNullOrWhiteSpace(contact.Email)
            ? form with { Contact = contact with { Email = invitee.Listed.Email } }
            : form;

    private async Task<AnswerOutcome> SaveAsync(
        Campaign campaign, Invitee invitee, Answer answer, Instant received, Instant now, CancellationToken cancellationToken)
    {
        var key = invitee.Key;
        var current = await registrations.FindAsync(key, cancellationToken);
        answer = AnswerDecision.Edited(answer, current, campaign.Definition);
        var status = answer.Attending ? AnswerStatus.Attending : AnswerStatus.Declined;
        if (current is not null && current.Receipt.ContentHash == Receipt.Hash(status, answer))
            return new AnswerOutcome.Accepted(current, Changed: false, campaign) { Invitee = invitee };

        // What arrived later is what they mean now, whoever typed it and when.
        if (current is not null && current.ReceivedAt > received)
            return new AnswerOutcome.Stale(current, answer);

        var registration = Answering.NewRegistration(key, current, status, answer, received, RegistrationSource.Organiser);
        var write = RevisionMails.Write(registration, current, now) with
        {
            KeepsDraft = true,
            EndsDispute = DisputeEnd.IsIn(registration, current, invitee.Dispute),
        };
        if (await registrations.SaveAsync(write, cancellationToken) == SaveOutcome.Conflict)
            return new AnswerOutcome.Stale(await registrations.FindAsync(key, cancellationToken) ?? registration, answer);

        await nudge.MailDueAsync(campaign.Id, key.Bucket);
        return new AnswerOutcome.Accepted(registration, Changed: true, campaign) { Invitee = invitee };
    }
}
