using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the product's own questions: whether they come to the meeting, and whether to the event.</summary>
internal sealed class QuestionViews(CampaignDefinition definition, ProductTexts texts, FormErrors errors)
{
    public QuestionView Attending(string typed) =>
        new("attending", texts.Text("label_attending"), errors.At("attending"), Choices("attending", typed, "yes", "no"));

    /// <returns>Nothing where the campaign does not put it.</returns>
    public IEnumerable<QuestionView> Conference(string typed)
    {
        if (!definition.Form.Asks("conference"))
            yield break;

        var city = definition.Edition.City.In(texts.Language);
        yield return new(
            "conference", texts.Text("label_conference", "place", city), errors.At("conference"), Choices("conference", typed, "yes", "no", "undecided"));
    }

    private ChoiceView[] Choices(string question, string chosen, params string[] values) =>
        [.. values.Select(value => new ChoiceView(value, texts.Text($"{question}_{value}"), value == chosen))];
}
