using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Lists.Reports;

/// <summary>The organisers' own questions in a spreadsheet: a column each, called as the question is in the campaign's first language.</summary>
internal sealed class ExtraColumns(CampaignDefinition definition)
{
    private readonly IReadOnlyList<ExtraField> questions = definition.Form.Extra;
    private readonly Language language = definition.Languages[0];

    /// <param name="beside">The other columns: two of one name could not be told apart.</param>
    public IReadOnlyList<string> Names(IReadOnlyList<string> beside)
    {
        var names = beside.ToList();
        foreach (var question in questions)
        {
            var label = question.Label.In(language).ReplaceLineEndings(" ");
            names.Add(names.Contains(label) ? $"{label} ({question.Id})" : label);
        }

        return names[beside.Count..];
    }

    /// <summary>Numbers to reckon with and dates to sort by.</summary>
    public IEnumerable<object?> Cells(Answer? answer) => questions.Select(question =>
        answer?.Extra.FirstOrDefault(value => value.Id == question.Id) is { } value ? Cell(question, value) : null);

    private object Cell(ExtraField question, ExtraValue value) => question.Type switch
    {
        ExtraFieldType.Number when ExtraWording.TryNumber(value.Value, out var number) => number,
        ExtraFieldType.Date when LocalDatePattern.Iso.Parse(value.Value) is { Success: true } date => date.Value.ToDateOnly(),
        _ => definition.TextOf(value, language),
    };
}
