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
    public static IReadOnlyList<PageSample> Of(string name, Campaign campaign, ProductTexts texts, Instant now)
    {
        var samples = new PageSamples(campaign, texts, now);
        return name switch
        {
            PageFiles.Layout => [BulletinSamples.Of(campaign, texts, now)[0], .. Of("not-valid", campaign, texts, now), .. Of("error", campaign, texts, now)],
            "bulletin" => BulletinSamples.Of(campaign, texts, now),
            "confirm" => samples.Confirming,
            _ => [.. samples.Of(name).Select(page => new PageSample(page, $"on the page \"{name}\""))],
        };
    }

    private IReadOnlyList<Page> Of(string name) => name switch
    {
        "thanks" =>
        [
            AcknowledgementPages.Thanks(texts, Accepted, current.Answer.Contact.Email),
            AcknowledgementPages.Thanks(texts, Accepted with { Registration = current with { Status = AnswerStatus.Declined }, Changed = false }, reader: ""),
        ],
        "withdrawn" => [AcknowledgementPages.Withdrawn(texts, Accepted)],
        "confirmed" => [AcknowledgementPages.Confirmed(texts, Accepted, bulletin, now), AcknowledgementPages.Taken(texts, campaign, bulletin with { ConfirmedAt = bulletin.ReceivedAt })],
        "unconfirmed" => [AcknowledgementPages.Taken(texts, campaign, bulletin)],
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

    private IReadOnlyList<PageSample> Confirming =>
    [
        new(new ConfirmPage(campaign, bulletin).ToPage(texts), "where nobody else has answered"),
        new(new ConfirmPage(campaign, bulletin) { Other = current, Notice = texts.Text("second_changed") }.ToPage(texts), "where somebody else has answered already"),
        new(new ConfirmPage(campaign, bulletin) { Other = current, Error = texts.Message(SecondQuestion.Unanswered) }.ToPage(texts), "where the question is not answered"),
        new(new ConfirmPage(campaign, bulletin) { Other = current with { Status = AnswerStatus.Withdrawn } }.ToPage(texts), "where the answer was withdrawn"),
    ];

    private Draft Draft => new(invitee.Key, DraftJson.Write(Prefill.Personal(campaign.Definition, invitee, current, texts.Language)), now, 0, "1");

    private Page Closed(IReadOnlyList<AnswerRow> typed, bool isKept) =>
        Plain("closed", ("answer", typed), ("kept", isKept), ("letter", OrganiserLetter.To(campaign.Definition, typed, texts)));

    private DisputedAnswer Disputed => new(campaign, current.Answer, current.Receipt, current.ReceivedAt, current.Status);

    private Page Plain(string name, params (string Name, object Value)[] values) => new(name, texts.Text($"title_{name.Replace('-', '_')}"))
    {
        Campaign = campaign,
        Values = () => values.ToDictionary(each => each.Name, each => (object?)each.Value),
    };
}
