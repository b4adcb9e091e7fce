using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Drafts;

/// <summary>Keeps what is typed behind a personal link until it is sent. A form that says nothing but what is stored is no draft.</summary>
internal sealed class PersonalDrafts(IDrafts drafts)
{
    public async Task<Draft?> FindAsync(Campaign campaign, Invitee invitee, Registration? current, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(invitee, cancellationToken);
        return draft is null || DraftJson.SayTheSame(DraftJson.Read(draft), Stored(campaign, invitee, current)) ? null : draft;
    }

    /// <summary>The form with what the draft says.</summary>
    public static TypedBulletin Resume(Campaign campaign, Invitee invitee, Registration? current, Draft draft, Language language) =>
        Prefill.Draft(campaign.Definition, DraftJson.Read(draft), Prefill.Personal(campaign.Definition, invitee, current, language), language);

    /// <summary>Keeps what was typed in place of the draft that the form was opened on. What says nothing new ends that draft, and what another person types is none.</summary>
    public async Task<DraftOutcome> KeepAsync(
        Campaign campaign, Invitee invitee, Registration? current, SentForm sent, Instant at, CancellationToken cancellationToken)
    {
        var typed = sent.Typed;
        if (sent.ForOther && current is { Counts: true })
            return new DraftOutcome.Discarded();

        if (!sent.IsBulletin)
            return await FindAsync(campaign, invitee, current, cancellationToken) is { } standing ? new DraftOutcome.Saved(standing) : new DraftOutcome.Discarded();

        if (!DraftJson.SayTheSame(typed, Stored(campaign, invitee, current)))
            return await drafts.SaveAsync(new Draft(invitee.Key, DraftJson.Write(typed), at, typed.Revision ?? 0, typed.Draft), cancellationToken);

        return typed.Draft.Length == 0 ? new DraftOutcome.Discarded() : await drafts.DiscardAsync(invitee.Key, typed.Draft, cancellationToken);
    }

    public Task<DraftOutcome> DiscardAsync(Invitee invitee, string version, CancellationToken cancellationToken) =>
        drafts.DiscardAsync(invitee.Key, version, cancellationToken);

    /// <summary>Ends the draft, whichever it is: what it would have said has been sent, and was stored already.</summary>
    public async Task EndAsync(Invitee invitee, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(invitee, cancellationToken) is { } draft)
            await drafts.DiscardAsync(invitee.Key, draft.Version, cancellationToken);
    }

    private static TypedBulletin Stored(Campaign campaign, Invitee invitee, Registration? current) =>
        Prefill.Personal(campaign.Definition, invitee, current, invitee.Listed.Language);
}
