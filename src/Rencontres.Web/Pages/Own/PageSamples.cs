using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Own;

/// <summary>Every page in its states, as the product writes it, with made-up people.</summary>
internal sealed class PageSamples
{
    private readonly Campaign campaign;
    private readonly ProductTexts texts;
    private readonly Invitee invitee;
    private readonly Registration current;
    private readonly OpenBulletin bulletin;

    private PageSamples(Campaign campaign, ProductTexts texts, Instant now)
    {
        (this.campaign, this.texts) = (campaign, texts);
        invitee = PreviewSamples.Invitee(campaign, texts.Language);
        current = PreviewSamples.Registration(campaign, invitee, texts.Language, now);
        bulletin = PreviewSamples.OpenBulletin(campaign, invitee, texts.Language, now);
    }

    private IReadOnlyList<AnswerRow> Rows => AnswerRows.Of(current, campaign.Definition, texts);

    private AnswerOutcome.Accepted Accepted => new(current, Changed: true, campaign) { Invitee = invitee };

    /// <param name="name">One of <see cref="PageFiles.Names"/>; of the layout it is pages within it.</param>
    public static IReadOnlyList<Page> Of(string name, Campaign campaign, ProductTexts texts, Instant now) => new PageSamples(campaign, texts, now).Of(name);

    private IReadOnlyList<Page> Of(string name) => name switch
    {
        PageFiles.Layout => [.. Forms.Take(1), Plain("not-valid"), Plain("error", ("text", texts.Text("error_bad_form")))],
        "bulletin" => [.. Forms],
        "thanks" =>
        [
            AcknowledgementPages.Thanks(texts, Accepted),
            AcknowledgementPages.Thanks(texts, Accepted with { Registration = current with { Status = AnswerStatus.Declined }, Changed = false }),
        ],
        "withdrawn" => [AcknowledgementPages.Withdrawn(texts, Accepted)],
        "confirmed" => [AcknowledgementPages.Confirmed(texts, Accepted), AcknowledgementPages.Taken(texts, campaign, bulletin with { ConfirmedAt = bulletin.ReceivedAt })],
        "unconfirmed" => [AcknowledgementPages.Taken(texts, campaign, bulletin)],
        "confirm" => [ConfirmPages.PageOf(campaign, bulletin, texts)],
        "withdraw" => [WithdrawalPage.Of(campaign, invitee, current, texts, conflict: false), WithdrawalPage.Of(campaign, invitee, current, texts, conflict: true)],
        "not-me" => [NotMePages.PageOf(new DisputeState.Unsaid { Answer = Disputed }, texts)],
        "not-me-said" => [NotMePages.PageOf(new DisputeState.Said { Answer = Disputed }, texts), NotMePages.PageOf(new DisputeState.Superseded { Answer = Disputed }, texts)],
        "read-only" => [ReadOnlyPage.Of(campaign, invitee, current, texts), ReadOnlyPage.Of(campaign, invitee, null, texts)],
        "closed" => [Plain(name, ("answer", Rows)), Plain(name, ("answer", Array.Empty<AnswerRow>()))],
        "unsubscribe" or "unsubscribed" => [UnsubscribePages.PageOf(name, campaign, invitee, texts)],
        "not-valid" => [Plain(name)],
        "error" => [Plain(name, ("text", texts.Text("error_bad_form")))],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private IEnumerable<Page> Forms
    {
        get
        {
            var language = texts.Language;
            var (open, personal) = (Prefill.Open(campaign.Definition, language), Prefill.Personal(campaign.Definition, invitee, current, language));
            var (_, faults) = BulletinCheck.Check(BulletinFormFields.ToForm(open), campaign.Definition, known: null, language, consentNeeded: true);
            yield return new BulletinFormPage(campaign, open).ToPage(texts);
            yield return new BulletinFormPage(campaign, open) { Faults = faults }.ToPage(texts);
            yield return new BulletinFormPage(campaign, Prefill.Personal(campaign.Definition, invitee, null, language)) { Invitee = invitee }.ToPage(texts);
            yield return new BulletinFormPage(campaign, personal) { Invitee = invitee, Current = current, Conflict = Rows }.ToPage(texts);
        }
    }

    private DisputedAnswer Disputed => new(campaign, current.Answer, current.Receipt, current.ReceivedAt, Counts: true);

    private Page Plain(string name, params (string Name, object Value)[] values) => new(name, texts.Text($"title_{name.Replace('-', '_')}"))
    {
        Campaign = campaign,
        Values = values.ToDictionary(each => each.Name, each => (object?)each.Value),
    };
}
