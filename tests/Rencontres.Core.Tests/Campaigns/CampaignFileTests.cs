using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Campaigns;

public sealed class CampaignFileTests
{
    private const string Full = """
        {
          "id": "rencontres-2024",
          "languages": ["fr", "ja", "en"],
          "edition": {
            "number": 8, "title": {"fr": "Rencontres", "ja": "会議", "en": "Meeting"}, "city": {"fr": "Shizuoka", "ja": "静岡", "en": "Shizuoka"},
            "from": "2024-11-18", "to": "2024-11-21", "about": {"fr": "…", "ja": "…", "en": "…"}
          },
          "meeting": {
            "title": {"fr": "Réunion", "ja": "会合", "en": "Meeting"}, "place": {"fr": "Paris", "ja": "パリ", "en": "Paris"}, "purpose": {"fr": "", "ja": "", "en": ""},
            "start": "2023-09-18T16:30", "end": "2023-09-18T18:00", "zone": "Europe/Paris"
          },
          "organiser": {
            "name": {"fr": "a", "ja": "b", "en": "c"}, "partners": {"fr": "", "ja": "", "en": ""}, "signature": {"fr": "d", "ja": "e", "en": "f"},
            "from": "rencontres@organisateur.example", "fromName": "Organisateur", "replyTo": "bulletin@organisateur.example",
            "mailboxes": ["bulletin@organisateur.example"], "reportTo": ["bulletin@organisateur.example"]
          },
          "opens": "2023-07-11T09:00",
          "cutoff": { "before": "2023-09-04", "zone": "Europe/Paris" },
          "officeHours": { "from": "09:00", "to": "17:00" },
          "quietDays": true,
          "reminders": [ { "before": "P28D" }, { "before": "P14D", "time": "10:30" }, { "at": "2023-09-01T09:00" } ],
          "maximumReminders": 3,
          "minimumGap": "P5D",
          "closing": true,
          "practical": { "before": "P7D" },
          "expectedInvitees": 100,
          "workshops": [ { "id": "water", "title": {"fr": "Eau", "ja": "水", "en": "Water"} } ],
          "themes": [ { "id": "youth", "title": {"fr": "Jeunesse", "ja": "若者", "en": "Youth"} } ],
          "enclosures": [ { "name": "agenda", "title": {"fr": "", "ja": "", "en": ""}, "files": {"fr": "agenda.fr.pdf", "ja": "agenda.ja.pdf", "en": "agenda.en.pdf"} } ]
        }
        """;

    [Fact]
    public void A_full_campaign_file_comes_back_as_it_was()
    {
        var definition = Read(Full);

        var written = JsonSerializer.Serialize(definition, CampaignJson.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Full), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void Every_value_reaches_the_definition()
    {
        var definition = Read(Full);

        Assert.Equal("rencontres-2024", definition.Id.Value);
        Assert.Equal([Language.French, Language.Japanese, Language.English], definition.Languages);
        Assert.Equal("静岡", definition.Edition.City.In(Language.Japanese));
        Assert.Equal(new LocalDateTime(2023, 9, 18, 16, 30), definition.Meeting.Start);
        Assert.Equal(CutoffRule.BeforeDate(new LocalDate(2023, 9, 4), "Europe/Paris"), definition.Cutoff);
        Assert.Equal(OfficeHours.Default, definition.OfficeHours);
        Assert.Equal(new ReminderRule(Period.FromDays(14), null, new LocalTime(10, 30)), definition.Reminders[1]);
        Assert.Equal(new LocalDateTime(2023, 9, 1, 9, 0), definition.Reminders[2].At);
        Assert.Equal((Period.FromDays(5), 3, 100), (definition.MinimumGap, definition.MaximumReminders, definition.ExpectedInvitees));
        Assert.Equal((true, null, Period.FromDays(7)), (definition.TellsSilentAtClosing, definition.ClosingAfter, definition.PracticalBefore));
    }

    [Theory]
    [InlineData("true", true, null)]
    [InlineData("false", false, null)]
    [InlineData("""{"after":"PT10S"}""", true, 10L)]
    public void Closing_is_on_off_or_a_time_after_the_cutoff(string json, bool tells, long? seconds)
    {
        var definition = Read(With("closing", json));

        Assert.Equal((tells, seconds), (definition.TellsSilentAtClosing, definition.ClosingAfter?.Seconds));
        AssertComesBack("closing", json, definition);
    }

    [Theory]
    [InlineData("officeHours", "false")]
    [InlineData("practical", "false")]
    [InlineData("quietDays", "false")]
    [InlineData("cutoff", """{"at":"2023-09-03T23:59:30","zone":"Asia/Tokyo"}""")]
    [InlineData("minimumGap", "\"PT20S\"")]
    public void Other_ways_to_say_it_come_back_as_they_were(string key, string json)
    {
        var definition = Read(With(key, json));

        AssertComesBack(key, json, definition);
    }

    [Fact]
    public void Without_them_office_hours_and_closing_are_on_and_practical_information_is_off()
    {
        var definition = Read(Without("officeHours", "closing", "practical", "quietDays", "expectedInvitees", "workshops", "themes", "enclosures"));

        Assert.Equal(OfficeHours.Default, definition.OfficeHours);
        Assert.Equal((true, true, null), (definition.TellsSilentAtClosing, definition.QuietDays, definition.PracticalBefore));
        Assert.Equal(1000, definition.ExpectedInvitees);
        Assert.Empty(definition.Enclosures);
    }

    [Theory]
    [InlineData("opens", "\"11 July\"")]
    [InlineData("minimumGap", "\"five days\"")]
    [InlineData("languages", """["de"]""")]
    [InlineData("id", "\"Not An Id\"")]
    public void What_cannot_be_read_names_its_place(string key, string json)
    {
        var fault = Assert.Throws<JsonException>(() => Read(With(key, json)));

        Assert.Contains(key, fault.Path, StringComparison.Ordinal);
    }

    private static CampaignDefinition Read(string json) => JsonSerializer.Deserialize<CampaignDefinition>(json, CampaignJson.Options)!;

    private static string With(string key, string json)
    {
        var file = JsonNode.Parse(Full)!.AsObject();
        file[key] = JsonNode.Parse(json);
        return file.ToJsonString();
    }

    private static string Without(params string[] keys)
    {
        var file = JsonNode.Parse(Full)!.AsObject();
        Array.ForEach(keys, key => file.Remove(key));
        return file.ToJsonString();
    }

    private static void AssertComesBack(string key, string json, CampaignDefinition definition)
    {
        var written = JsonNode.Parse(JsonSerializer.Serialize(definition, CampaignJson.Options))![key];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), written?.ToJsonString());
    }
}
