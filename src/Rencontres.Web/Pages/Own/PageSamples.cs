using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Drafts;
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
    private readonly Instant now;

    private PageSamples(Campaign campaign, ProductTexts texts, Instant now)
    {
        (this.campaign, this.texts, this.now) = (campaign, texts, now);
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
            AcknowledgementPages.Thanks(texts, Accepted, current.Answer.Contact.Email),
            AcknowledgementPages.Thanks(texts, Accepted with { Registration = current with { Status = AnswerStatus.Declined }, Changed = false }, reader: ""),
        ],
        "withdrawn" => [AcknowledgementPages.Withdrawn(texts, Accepted)],
        "confirmed" => [AcknowledgementPages.Confirmed(texts, Accepted, bulletin, now), AcknowledgementPages.Taken(texts, campaign, bulletin with { ConfirmedAt = bulletin.ReceivedAt })],
        "unconfirmed" => [AcknowledgementPages.Taken(texts, campaign, bulletin)],
        "confirm" => [new ConfirmPage(campaign, bulletin).ToPage(texts), new ConfirmPage(campaign, bulletin) { Other = current, Notice = texts.Text("second_changed") }.ToPage(texts)],
        "withdraw" => [WithdrawalPage.Of(campaign, invitee, current, texts, conflict: false), WithdrawalPage.Of(campaign, invitee, current, texts, conflict: true)],
        "not-me" => [NotMePages.PageOf(new DisputeState.Unsaid { Answer = Disputed }, texts)],
        "not-me-said" => [NotMePages.PageOf(new DisputeState.Said { Answer = Disputed }, texts), NotMePages.PageOf(new DisputeState.Superseded { Answer = Disputed }, texts)],
        "read-only" => [ReadOnlyPage.Of(campaign, invitee, current, null, texts), ReadOnlyPage.Of(campaign, invitee, null, Draft, texts)],
        "closed" => [Closed(Rows, isKept: true), Closed(Rows, isKept: false), Closed([], isKept: false)],
        "draft-saved" => [DraftPages.SavedPage(campaign, invitee, current, texts, Draft), DraftPages.SavedPage(campaign, invitee, null, texts, null)],
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
            yield return new BulletinFormPage(campaign, personal) { Invitee = invitee, Current = current, ForOther = true, Notice = texts.Text("guard_again") }.ToPage(texts);
            yield return new BulletinFormPage(campaign, personal) { Invitee = invitee, Draft = new DraftNotices(campaign, invitee, null, texts).Of(Draft) }.ToPage(texts);
            var mistyped = personal with { Contact = personal.Contact with { Email = "a@gmial.com" } };
            yield return new BulletinFormPage(campaign, mistyped) { Invitee = invitee, Mails = MailQuestions.Of(mistyped) }.ToPage(texts);
        }
    }

    private Draft Draft => new(invitee.Key, DraftJson.Write(Prefill.Personal(campaign.Definition, invitee, current, texts.Language)), now, 0, "1");

    private Page Closed(IReadOnlyList<AnswerRow> typed, bool isKept) =>
        Plain("closed", ("answer", typed), ("kept", isKept), ("letter", OrganiserLetter.To(campaign.Definition, typed, texts)));

    private DisputedAnswer Disputed => new(campaign, current.Answer, current.Receipt, current.ReceivedAt, current.Status);

    private Page Plain(string name, params (string Name, object Value)[] values) => new(name, texts.Text($"title_{name.Replace('-', '_')}"))
    {
        Campaign = campaign,
        Values = values.ToDictionary(each => each.Name, each => (object?)each.Value),
    };
}
