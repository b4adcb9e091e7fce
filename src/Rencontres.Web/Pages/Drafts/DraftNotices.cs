using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Drafts;

/// <summary>Says what is not sent yet, in words that nobody can misread.</summary>
internal sealed class DraftNotices(Campaign campaign, Invitee invitee, Registration? current, ProductTexts texts)
{
    public DraftView Of(DraftOutcome outcome, TypedBulletin typed) => outcome switch
    {
        DraftOutcome.Saved saved => Of(saved.Draft),
        DraftOutcome.Discarded => DraftView.None,
        DraftOutcome.Changed { Current: { } other } => ReplacedBy(other, typed),
        DraftOutcome.Changed => NotKept("draft_gone_text"),
        DraftOutcome.TooLarge => NotKept("draft_too_large") with { Version = typed.Draft },
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    public DraftView Of(Draft draft) => new(
        draft.Version,
        texts.Text("draft_title", "when", When(draft)),
        texts.Text("draft_text", "button", texts.Text(current is null || SecondQuestion.IsFor(current, DraftJson.Read(draft)) ? "send" : "send_again")),
        Standing,
        Kept: true,
        []);

    public string When(Draft draft) => TimeWording.Moment(draft.SavedAt, invitee.Slot.Zone, texts.Language);

    private string Standing => current is null or { Status: AnswerStatus.Withdrawn } ? "" : texts.Text("draft_standing", "receipt", current.Receipt.Number);

    /// <summary>The form takes on the other one's version: saving again replaces it knowingly.</summary>
    private DraftView ReplacedBy(Draft other, TypedBulletin typed)
    {
        var (theirs, ours) = (TypedAnswer.Of(DraftJson.Read(other), texts.Language), TypedAnswer.Of(typed, texts.Language));
        var differing = AnswerChanges.Between(ours with { Organisation = theirs.Organisation }, theirs);
        return NotKept("draft_other_text") with
        {
            Version = other.Version,
            Title = texts.Text("draft_other_title", "when", When(other)),
            Others = [.. TypedRows.Of(ShownTo(typed, DraftJson.Read(other)), campaign.Definition, texts).Where(row => differing.Contains(row.Field))],
        };
    }

    /// <summary>Other people's addresses are not for this one.</summary>
    private static TypedBulletin ShownTo(TypedBulletin reader, TypedBulletin theirs) => AddressOf(reader) == AddressOf(theirs) ? theirs : theirs with
    {
        Contact = theirs.Contact with { Email = "", Phone = "" },
        Delegates = [.. theirs.Delegates.Select(person => person with { Email = "" })],
    };

    private static string AddressOf(TypedBulletin typed) => (typed.Contact.Email ?? "").Trim().ToUpperInvariant();

    private DraftView NotKept(string text) => DraftView.None with { Title = texts.Text("draft_gone_title"), Text = texts.Text(text), Standing = Standing };
}
