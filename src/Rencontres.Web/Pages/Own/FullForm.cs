using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Pages.Own;

/// <summary>A campaign whose bulletin asks for all that one can be made to ask for: an own page must do so too, since the definition may change after it.</summary>
internal static class FullForm
{
    private const int Few = 2;
    private const int Many = 9;

    public static Campaign Of(Campaign campaign, FieldUse use) => campaign with
    {
        Definition = campaign.Definition with
        {
            Workshops = campaign.Definition.Workshops is { Count: > 0 } workshops ? workshops : Topics(1),
            Themes = campaign.Definition.Themes is { Count: > 0 } themes ? themes : Topics(1),
            Form = new FormRules
            {
                Fields = FormRules.Switchable.ToDictionary(field => field, _ => use),
                Extra = [.. campaign.Definition.Form.Extra, .. Questions(use == FieldUse.Required)],
            },
        },
    };

    /// <summary>Of each type, and choices of both kinds: few are shown as radio buttons, many as a list.</summary>
    private static IEnumerable<ExtraField> Questions(bool required) =>
    [
        .. Enum.GetValues<ExtraFieldType>().Select(type => new ExtraField($"sample-{type}", type, Text)
        {
            Hint = Text,
            Required = required,
            Choices = type == ExtraFieldType.Choice ? Topics(Few) : [],
        }),
        new ExtraField("sample-list", ExtraFieldType.Choice, Text) { Required = required, Choices = Topics(Many) },
    ];

    private static IReadOnlyList<Topic> Topics(int count) => [.. Enumerable.Range(1, count).Select(number => new Topic($"sample-{number}", Text))];

    private static LocalizedText Text { get; } = new(Languages.All.ToDictionary(language => language, _ => "…"));
}
