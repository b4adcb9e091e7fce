using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Campaigns;

public sealed class DefinitionCheckTests
{
    private static readonly LocalizedText OnlyFrench = new(new Dictionary<Language, string> { [Language.French] = "Bonjour" });

    private static readonly LocalizedText Blank = new(Languages.All.ToDictionary(language => language, _ => " "));

    public static TheoryData<string, Func<CampaignDefinition, CampaignDefinition>> Faults => new()
    {
        { "cutoff.zone", each => each with { Cutoff = each.Cutoff with { Zone = "Paris" } } },
        { "meeting.zone", each => each with { Meeting = each.Meeting with { Zone = "Mars/Olympus" } } },
        { "edition.title", each => each with { Edition = each.Edition with { Title = OnlyFrench } } },
        { "edition.city", each => each with { Edition = each.Edition with { City = Blank } } },
        { "edition.about", each => each with { Edition = each.Edition with { About = LocalizedText.Empty } } },
        { "meeting.title", each => each with { Meeting = each.Meeting with { Title = OnlyFrench } } },
        { "meeting.place", each => each with { Meeting = each.Meeting with { Place = OnlyFrench } } },
        { "meeting.purpose", each => each with { Meeting = each.Meeting with { Purpose = OnlyFrench } } },
        { "organiser.name", each => each with { Organiser = each.Organiser with { Name = OnlyFrench } } },
        { "organiser.partners", each => each with { Organiser = each.Organiser with { Partners = OnlyFrench } } },
        { "organiser.signature", each => each with { Organiser = each.Organiser with { Signature = OnlyFrench } } },
        { "workshops[1].title", each => each with { Workshops = [each.Workshops[0], each.Workshops[1] with { Title = OnlyFrench }] } },
        { "themes[0].title", each => each with { Themes = [each.Themes[0] with { Title = OnlyFrench }] } },
        { "enclosures[0].title", each => each with { Enclosures = [each.Enclosures[0] with { Title = OnlyFrench }] } },
        { "enclosures[0].files", each => each with { Enclosures = [each.Enclosures[0] with { Files = OnlyFrench }] } },
        { "organiser.from", each => each with { Organiser = each.Organiser with { From = "CUF <a@b.example>" } } },
        { "organiser.replyTo", each => each with { Organiser = each.Organiser with { ReplyTo = "" } } },
        { "organiser.mailboxes[1]", each => each with { Organiser = each.Organiser with { Mailboxes = ["a@b.example", "b.example"] } } },
        { "organiser.reportTo[0]", each => each with { Organiser = each.Organiser with { ReportTo = ["?"] } } },
        { "organiser.fromName", each => each with { Organiser = each.Organiser with { FromName = "Cités Unies France" } } },
        { "organiser.fromName", each => each with { Organiser = each.Organiser with { FromName = "CUF, CLAIR" } } },
        { "workshops[1]", each => each with { Workshops = [each.Workshops[0], each.Workshops[0]] } },
        { "themes[1]", each => each with { Themes = [each.Themes[0], each.Themes[0]] } },
        { "enclosures[1]", each => each with { Enclosures = [each.Enclosures[0], each.Enclosures[0]] } },
        { "form.extra[1]", each => each with { Form = Questions.Rules(Questions.Number, Questions.Number) } },
        { "form.extra[0].label", each => each with { Form = Questions.Rules(Questions.Number with { Label = OnlyFrench }) } },
        { "form.extra[0].hint", each => each with { Form = Questions.Rules(Questions.Number with { Hint = OnlyFrench }) } },
        { "form.extra[0].choices[0].title", each => each with { Form = Questions.Rules(Questions.Choice with { Choices = [new Topic("none", OnlyFrench)] }) } },
        { "form.extra[0].choices[1]", each => each with { Form = Questions.Rules(Questions.Choice with { Choices = [Questions.Choice.Choices[0], Questions.Choice.Choices[0]] }) } },
        { "form.extra[0].choices", each => each with { Form = Questions.Rules(Questions.Choice with { Choices = [] }) } },
        { "form.extra[0].choices", each => each with { Form = Questions.Rules(Questions.Choice with { Type = ExtraFieldType.Text }) } },
        { "meeting.start", each => each with { Meeting = each.Meeting with { Start = When.Local("2023-09-03T16:30") } } },
        { "meeting.end", each => each with { Meeting = each.Meeting with { End = each.Meeting.Start } } },
        { "edition.to", each => each with { Edition = each.Edition with { To = each.Edition.From.PlusDays(-1) } } },
        { "officeHours.to", each => each with { OfficeHours = new OfficeHours(new LocalTime(9, 0), new LocalTime(9, 0)), Reminders = [] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.AtTime("2023-09-04T00:00")] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.DaysBefore("P0D")] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.DaysBefore("PT0S")] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.DaysBefore("P3D", new LocalTime(17, 0))] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.DaysBefore("P60D")] } },
        { "reminders[1]", each => each with { Reminders = [Definitions.DaysBefore("P14D"), Definitions.DaysBefore("P12D")] } },
        { "reminders[1]", each => each with { Reminders = [Definitions.DaysBefore("P2D"), Definitions.DaysBefore("P14D")] } },
        { "reminders[0]", each => each with { Reminders = [Definitions.DaysBefore("P53D")] } },
        { "opens", each => each with { Opens = When.Local("2023-09-03T22:30") } },
        { "opens", each => each with { Opens = When.Local("2023-09-03T22:30"), Reminders = [] } },
        { "practical.before", each => each with { PracticalBefore = When.Span("P20D") } },
        { "practical.before", each => each with { PracticalBefore = When.Span("P70D") } },
    };

    [Fact]
    public void The_real_case_has_no_fault() => Assert.Empty(DefinitionCheck.Faults(Definitions.Sample));

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_fault_is_named_at_its_place(string path, Func<CampaignDefinition, CampaignDefinition> spoil)
    {
        var faults = DefinitionCheck.Faults(spoil(Definitions.Sample));

        Assert.Equal([path], faults.Select(fault => fault.Path).Distinct());
        Assert.All(faults, fault => Assert.NotEmpty(fault.Message));
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var definition = Definitions.Sample with
        {
            Organiser = Definitions.Sample.Organiser with { From = "?", FromName = "Cités" },
            Meeting = Definitions.Sample.Meeting with { End = When.Local("2023-09-18T16:00") },
            Reminders = [Definitions.DaysBefore("P0D")],
        };

        var paths = DefinitionCheck.Faults(definition).Select(fault => fault.Path);

        Assert.Equal(["organiser.from", "organiser.fromName", "meeting.end", "reminders[0]"], paths);
    }

    [Fact]
    public void A_zone_that_does_not_exist_hides_no_fault_of_days_and_hours()
    {
        var definition = Definitions.Sample with
        {
            Opens = When.Local("2023-09-11T09:00"),
            Cutoff = Definitions.Sample.Cutoff with { Zone = "Europe/Pariss" },
            Meeting = Definitions.Sample.Meeting with { Start = When.Local("2023-09-01T16:30"), End = When.Local("2023-09-01T16:00"), Zone = "Mars/Olympus" },
            OfficeHours = new OfficeHours(new LocalTime(19, 0), new LocalTime(17, 0)),
            Reminders = [Definitions.DaysBefore("P14D"), Definitions.DaysBefore("P12D"), Definitions.AtTime("2023-09-05T09:00")],
        };

        var paths = DefinitionCheck.Faults(definition).Select(fault => fault.Path).Distinct();

        Assert.Equal(["cutoff.zone", "meeting.zone", "cutoff", "meeting.start", "meeting.end", "officeHours.to", "reminders[2]", "reminders[1]"], paths);
    }

    [Fact]
    public void What_only_some_zones_would_make_a_fault_is_not_told_of_an_unknown_zone()
    {
        var definition = Definitions.Sample with { Meeting = Definitions.Sample.Meeting with { Start = When.Local("2023-09-04T06:00"), Zone = "Mars/Olympus" } };

        Assert.Equal(["meeting.zone"], DefinitionCheck.Faults(definition).Select(fault => fault.Path));
    }

    [Fact]
    public void An_opening_that_is_too_late_in_one_country_is_told_of_that_one()
    {
        var definition = Definitions.Sample with { Opens = When.Local("2023-09-01T10:30"), Reminders = [] };

        var fault = Assert.Single(DefinitionCheck.Faults(definition));

        Assert.Equal("opens", fault.Path);
        Assert.Contains("JP Asia/Tokyo", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quietDays", "reminders[1]")]
    [InlineData("cutoff.before", "")]
    [InlineData("cutoff", "")]
    [InlineData("opens", "reminders[1]")]
    [InlineData("minimumGap", "")]
    [InlineData("reminders[0].before", "")]
    [InlineData("officeHours", "reminders[1]")]
    public void Only_what_hangs_on_a_replaced_value_is_not_told(string replaced, string told)
    {
        var definition = Definitions.Sample with { Reminders = [Definitions.DaysBefore("P14D"), Definitions.DaysBefore("P12D")] };

        var paths = DefinitionCheck.Faults(definition, replaced).Select(fault => fault.Path).Distinct();

        Assert.Equal(told.Length == 0 ? [] : [told], paths);
    }

    [Fact]
    public void A_cutoff_before_the_opening_is_a_fault() =>
        Assert.Contains(DefinitionCheck.Faults(Definitions.Sample with { Opens = When.Local("2023-09-04T00:00") }), fault => fault.Path == "cutoff");

    [Fact]
    public void Years_whose_holidays_are_not_known_are_named_by_country()
    {
        var definition = Definitions.Sample with
        {
            Opens = When.Local("2028-01-10T09:00"),
            Cutoff = CutoffRule.BeforeDate(When.Date("2028-03-01"), Zones.Paris),
            Meeting = Definitions.Sample.Meeting with { Start = When.Local("2028-04-01T09:00"), End = When.Local("2028-04-01T10:00") },
        };

        var messages = DefinitionCheck.Faults(definition).Select(fault => fault.Message);

        Assert.Collection(messages, french => Assert.Contains("2028 in FR", french), japanese => Assert.Contains("2028 in JP", japanese));
        Assert.Empty(DefinitionCheck.Faults(definition with { OfficeHours = null }));
    }

    [Fact]
    public void A_holiday_that_moves_a_reminder_too_close_in_one_country_is_told_with_its_slot()
    {
        var definition = Definitions.Sample with { Reminders = [Definitions.DaysBefore("P26D"), Definitions.DaysBefore("P19D")] };

        var fault = Assert.Single(DefinitionCheck.Faults(definition));

        Assert.Equal("reminders[1]", fault.Path);
        Assert.Contains("JP Asia/Tokyo", fault.Message);
    }

    [Fact]
    public void A_gap_of_days_counts_days_as_the_sending_does()
    {
        var definition = Definitions.Sample with
        {
            Reminders = [Definitions.DaysBefore("P12D", new LocalTime(15, 0)), Definitions.DaysBefore("P7D", new LocalTime(9, 0))],
        };

        Assert.Empty(DefinitionCheck.Faults(definition));
    }
}
