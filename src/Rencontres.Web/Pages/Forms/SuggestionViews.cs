using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the rows of suggestions, in three groups: workshops, themes, free proposals.</summary>
internal sealed class SuggestionViews(CampaignDefinition definition, ProductTexts texts, FormErrors errors)
{
    private const string Theme = "theme";

    public IReadOnlyList<SuggestionGroup> Groups(IReadOnlyList<TypedSuggestion> typed)
    {
        var rows = typed.Select(Row).ToList();
        var groups = new[]
        {
            new SuggestionGroup(texts.Text("group_workshops"), [.. rows.Where(row => !row.Free && row.About != Theme)]),
            new SuggestionGroup(texts.Text("group_themes"), [.. rows.Where(row => !row.Free && row.About == Theme)]),
            new SuggestionGroup(texts.Text("group_free"), Numbered(rows.Where(row => row.Free))),
        };
        return [.. groups.Where(group => group.Rows.Count > 0)];
    }

    /// <summary>A topic that the organisers have taken away while the form was open leaves a free proposal: its text can still be sent.</summary>
    private SuggestionView Row(TypedSuggestion typed, int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"suggestions[{index}]");
        var topics = typed.About == Theme ? definition.Themes : definition.Workshops;
        var topic = topics.FirstOrDefault(topic => topic.Id == typed.Topic);
        return new(
            FormErrors.IdOf(name), name, typed.About, topic?.Id ?? "", topic?.Title.In(texts.Language) ?? "", typed.Wanted, typed.Contributes, typed.Text, errors.At($"{name}.text"), topic is null);
    }

    private List<SuggestionView> Numbered(IEnumerable<SuggestionView> rows) =>
        [.. rows.Select((row, index) => row with { Title = texts.Text("suggestion_free", "number", index + 1) })];
}
