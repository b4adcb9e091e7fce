using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>The shape of <c>campaign.json</c>, which says some things shorter than <see cref="CampaignDefinition"/> does. Its keys are data.</summary>
internal sealed record CampaignFile
{
    public required CampaignId Id { get; init; }

    public required IReadOnlyList<Language> Languages { get; init; }

    public required Edition Edition { get; init; }

    public required Meeting Meeting { get; init; }

    public required OrganiserDetails Organiser { get; init; }

    public required LocalDateTime Opens { get; init; }

    public required CutoffRule Cutoff { get; init; }

    /// <summary><c>false</c>: at any hour and on any day.</summary>
    [JsonConverter(typeof(SwitchConverter<OfficeHours>))]
    public Switch<OfficeHours>? OfficeHours { get; init; }

    public bool? QuietDays { get; init; }

    public required IReadOnlyList<ReminderRule> Reminders { get; init; }

    /// <summary>As many as there are reminders unless said otherwise.</summary>
    public int? MaximumReminders { get; init; }

    public Period? MinimumGap { get; init; }

    /// <summary><c>false</c>: the silent hear no more; with <c>after</c>, so long after the cutoff instead of on the second working day.</summary>
    [JsonConverter(typeof(SwitchConverter<ClosingRule>))]
    public Switch<ClosingRule>? Closing { get; init; }

    [JsonConverter(typeof(SwitchConverter<PracticalRule>))]
    public Switch<PracticalRule>? Practical { get; init; }

    public int? ExpectedInvitees { get; init; }

    public MailLimits? Sending { get; init; }

    public FormRules? Form { get; init; }

    public IReadOnlyList<Topic>? Workshops { get; init; }

    public IReadOnlyList<Topic>? Themes { get; init; }

    public IReadOnlyList<Enclosure>? Enclosures { get; init; }

    private static readonly Period FiveDays = Period.FromDays(5);

    private static CampaignFile Of(CampaignDefinition definition) => new()
    {
        Id = definition.Id,
        Languages = definition.Languages,
        Edition = definition.Edition,
        Meeting = definition.Meeting,
        Organiser = definition.Organiser,
        Opens = definition.Opens,
        Cutoff = definition.Cutoff,
        OfficeHours = new(definition.OfficeHours is not null, definition.OfficeHours),
        QuietDays = definition.QuietDays,
        Reminders = definition.Reminders,
        MaximumReminders = definition.MaximumReminders,
        MinimumGap = definition.MinimumGap,
        Closing = new(definition.TellsSilentAtClosing, definition.ClosingAfter is { } after ? new ClosingRule(after) : null),
        Practical = new(definition.PracticalBefore is not null, definition.PracticalBefore is { } before ? new PracticalRule(before) : null),
        ExpectedInvitees = definition.ExpectedInvitees,
        Sending = definition.Sending,
        Form = definition.Form.IsDefault ? null : definition.Form,
        Workshops = definition.Workshops,
        Themes = definition.Themes,
        Enclosures = definition.Enclosures,
    };

    private CampaignDefinition ToDefinition()
    {
        var definition = new CampaignDefinition(Id, Languages, Edition, Meeting, Organiser, Opens, Cutoff, Reminders, MinimumGap ?? FiveDays, MaximumReminders ?? Reminders.Count);
        return definition with
        {
            OfficeHours = OfficeHours is { } hours ? hours.On ? hours.Value ?? definition.OfficeHours : null : definition.OfficeHours,
            QuietDays = QuietDays ?? definition.QuietDays,
            TellsSilentAtClosing = Closing?.On ?? definition.TellsSilentAtClosing,
            ClosingAfter = Closing?.Value?.After,
            PracticalBefore = Practical?.Value?.Before,
            ExpectedInvitees = ExpectedInvitees ?? definition.ExpectedInvitees,
            Sending = Sending,
            Form = Form ?? definition.Form,
            Workshops = Workshops ?? [],
            Themes = Themes ?? [],
            Enclosures = Enclosures ?? [],
        };
    }

    internal sealed record ClosingRule(Period? After);

    internal sealed record PracticalRule(Period Before);

    /// <summary><c>true</c>, <c>false</c>, or on with a value.</summary>
    internal sealed record Switch<T>(bool On, T? Value);

    internal sealed class Converter : JsonConverter<CampaignDefinition>
    {
        public override CampaignDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<CampaignFile>(ref reader, options) ?? throw new JsonException("A campaign is an object.")).ToDefinition();

        public override void Write(Utf8JsonWriter writer, CampaignDefinition value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, Of(value), options);
    }

    private sealed class SwitchConverter<T> : JsonConverter<Switch<T>>
    {
        public override Switch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => new(true, default),
            JsonTokenType.False => new(false, default),
            _ => new(true, JsonSerializer.Deserialize<T>(ref reader, options)),
        };

        public override void Write(Utf8JsonWriter writer, Switch<T> value, JsonSerializerOptions options)
        {
            if (value.Value is null)
                writer.WriteBooleanValue(value.On);
            else
                JsonSerializer.Serialize(writer, value.Value, options);
        }
    }
}
