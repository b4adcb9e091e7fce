using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Takes answers by the personal link: first ones, edits and withdrawals.</summary>
public sealed class Answering(CampaignReader campaigns, IInvitees invitees, IRegistrations registrations, INudge nudge)
{
    /// <summary>A mail about an edit waits that long for further edits and then tells the last one.</summary>
    public static readonly Duration EditsSettle = Duration.FromMinutes(2);

    /// <summary>The invitee of a personal link with its current answer: two point reads, in parallel.</summary>
    public async Task<(Campaign Campaign, Invitee Invitee, Registration? Current)?> FindAsync(LinkToken link, CancellationToken cancellationToken)
    {
        var invitee = invitees.FindAsync(link.InviteeKey, cancellationToken);
        var current = registrations.FindAsync(link.InviteeKey, cancellationToken);
        var campaign = await campaigns.FindAsync(link.Campaign, cancellationToken);
        await Task.WhenAll(invitee, current);
        return campaign is not null && await invitee is { } found && found.LinkVersion == link.Version ? (campaign, found, await current) : null;
    }

    /// <summary>The same for a reader who opens the link; the first time is noted.</summary>
    public async Task<(Campaign Campaign, Invitee Invitee, Registration? Current)?> OpenAsync(LinkToken link, Instant at, CancellationToken cancellationToken)
    {
        var found = await FindAsync(link, cancellationToken);
        if (found is { Invitee.OpenedAt: null })
            await invitees.NoteAsync(link.InviteeKey, InviteeStep.Opened, at, cancellationToken);

        return found;
    }

    /// <inheritdoc cref="AnswerDecision.Of" path="/param"/>
    public Task<AnswerOutcome> AnswerAsync(
        LinkToken link, BulletinForm form, int? expected, SecondChoice? second, Instant received, CancellationToken cancellationToken) =>
        DecideAsync(
            link, received, (campaign, invitee, current) => AnswerAsync(campaign, invitee, form, expected, second, current, cancellationToken), cancellationToken);

    public Task<AnswerOutcome> WithdrawAsync(LinkToken link, int? expected, Instant received, CancellationToken cancellationToken) =>
        DecideAsync(link, received, (_, _, current) => Task.FromResult(AnswerDecision.Withdrawal(expected, current)), cancellationToken);

    private async Task<AnswerOutcome> DecideAsync(
        LinkToken link, Instant received, Func<Campaign, Invitee, Registration?, Task<AnswerDecision>> decideAsync, CancellationToken cancellationToken)
    {
        if (await FindAsync(link, cancellationToken) is not var (campaign, invitee, current))
            return new AnswerOutcome.NotFound();

        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, received, invitee.LateUntil, cancellationToken);
        if (!accepted)
            return new AnswerOutcome.Closed(campaign.CutoffFor(invitee.LateUntil), campaign);

        if (campaign.State == CampaignState.Draft)
            return new AnswerOutcome.NotOpen(campaign);

        var decision = await decideAsync(campaign, invitee, current);
        if (decision.Refusal is { } refusal)
            return refusal;

        return decision.Answer is { } answer
            ? await SaveAsync(campaign, invitee, current, decision, answer, received, cancellationToken)
            : new AnswerOutcome.Accepted(current!, Changed: false, campaign) { Invitee = invitee };
    }

    private async Task<AnswerDecision> AnswerAsync(
        Campaign campaign, Invitee invitee, BulletinForm form, int? expected, SecondChoice? second, Registration? current, CancellationToken cancellationToken)
    {
        var asked = current is { Counts: true } ? SentBack.Without(form, current.Answer, campaign.Definition) : form;
        var (answer, faults) = BulletinCheck.Check(asked, campaign.Definition, OrganisationOf(invitee.Listed), invitee.Listed.Language, consentNeeded: true);
        if (answer is null)
            return new AnswerDecision(new AnswerOutcome.Invalid(faults));

        var standing = current is null || second != SecondChoice.Add
            ? null
            : await StandingPart.OfAsync(registrations, current, answer.Contact, campaign.Definition, cancellationToken);
        return AnswerDecision.Of(answer, current, expected, second, campaign.Definition, standing);
    }

    private async Task<AnswerOutcome> SaveAsync(
        Campaign campaign, Invitee invitee, Registration? current, AnswerDecision decision, Answer answer, Instant received, CancellationToken cancellationToken)
    {
        var registration = NewRegistration(invitee.Key, current, decision.Status, answer, received, RegistrationSource.PersonalLink) with { AddedBy = decision.AddedBy };
        var write = RevisionMails.Write(registration, current, received) with
        {
            HasDraft = invitee.DraftAt is not null,
            EndsDispute = DisputeEnd.IsIn(registration, current, invitee.Dispute),
        };
        if (await registrations.SaveAsync(write, cancellationToken) == SaveOutcome.Conflict)
        {
            var winner = await registrations.FindAsync(invitee.Key, cancellationToken) ?? registration;
            return winner.Receipt.ContentHash == registration.Receipt.ContentHash
                ? new AnswerOutcome.Accepted(winner, Changed: false, campaign) { Invitee = invitee }
                : new AnswerOutcome.Stale(winner, answer);
        }

        await nudge.MailDueAsync(campaign.Id, invitee.Key.Bucket);
        return new AnswerOutcome.Accepted(registration, Changed: true, campaign) { Invitee = invitee };
    }

    internal static Organisation OrganisationOf(ListedInvitee listed) => new(listed.Name, listed.Kind, listed.Slot.Country, listed.Code);

    internal static Registration NewRegistration(
        InviteeKey key, Registration? current, AnswerStatus status, Answer answer, Instant received, RegistrationSource source)
    {
        var revision = (current?.Revision ?? 0) + 1;
        return new Registration(key, revision, status, answer, received, Receipt.For(key.Campaign, key.Id.Value, revision, status, answer), source)
        {
            // What a contact may open stays the same whoever changes the answer.
            OpenId = current is not null && current.IsOf(answer.Contact.Email) ? current.OpenId : "",
        };
    }

    /// <summary>The first answer, a withdrawal and a refusal are told at once; an edit when editing has settled.</summary>
    internal static SingleMail MailAbout(Registration registration, Registration? before, Instant now)
    {
        var kind = registration.Status switch
        {
            AnswerStatus.Withdrawn => SingleMailKind.Withdrawn,
            AnswerStatus.Declined => SingleMailKind.Declined,
            _ => before is { Status: AnswerStatus.Attending } ? SingleMailKind.Changed : SingleMailKind.Confirmation,
        };
        var revision = registration.Revision.ToString(CultureInfo.InvariantCulture);
        var key = new SingleMailKey(registration.Key.Campaign, registration.Key.Bucket, registration.Key.Id.Value, $"{kind}-{revision}".ToLowerInvariant());
        var due = kind == SingleMailKind.Changed ? now + EditsSettle : now;
        return new SingleMail(key, kind, registration.Answer.Contact.Email, registration.Answer.Language, revision, due);
    }
}
