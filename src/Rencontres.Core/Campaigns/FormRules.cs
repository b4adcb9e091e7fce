using System.Text.Json.Serialization;

namespace Rencontres.Core.Campaigns;

/// <summary>Whether a bulletin asks for something.</summary>
public enum FieldUse
{
    Off,
    Optional,
    Required,
}

/// <summary>What a campaign's bulletin asks for, besides what no bulletin can do without: who answers, for whom, and whether they will come.</summary>
public sealed record FormRules
{
    public static FormRules Default { get; } = new();

    /// <summary>The fields that can be switched. Data: the keys of <c>form.fields</c> in <c>campaign.json</c>.</summary>
    public static IReadOnlyList<string> Switchable { get; } =
        ["organisation.code", "contact.role", "contact.phone", "delegates", "delegates.role", "delegates.email", "conference", "suggestions", "comment"];

    [LeftOutWhenEmpty]
    public IReadOnlyDictionary<string, FieldUse> Fields { get; init; } = new Dictionary<string, FieldUse>();

    /// <summary>The organisers' own questions, in the order in which they stand on the form.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ExtraField> Extra { get; init; } = [];

    [JsonIgnore]
    public bool IsDefault => Fields.Count == 0 && Extra.Count == 0;

    /// <param name="field">One of <see cref="Switchable"/>; optional where nothing is said.</param>
    public FieldUse Of(string field) => Fields.GetValueOrDefault(field, FieldUse.Optional);

    public bool Asks(string field) => Of(field) != FieldUse.Off;

    public ExtraField? FindExtra(string id) => Extra.FirstOrDefault(field => field.Id == id);
}

/// <summary>A question of the organisers' own.</summary>
/// <param name="Id">Stands in answers and reports; unique in its campaign.</param>
/// <param name="Choices">For <see cref="ExtraFieldType.Choice"/> only.</param>
public sealed record ExtraField(string Id, ExtraFieldType Type, LocalizedText Label)
{
    public LocalizedText? Hint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Required { get; init; }

    [LeftOutWhenEmpty]
    public IReadOnlyList<Topic> Choices { get; init; } = [];
}

public enum ExtraFieldType
{
    Text,
    Choice,
    Number,
    Date,
}
