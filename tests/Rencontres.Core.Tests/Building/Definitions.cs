using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Building;

/// <summary>The definition of the real case: the letter of 11 July 2023, answers before 4 September, meeting on 18 September.</summary>
internal static class Definitions
{
    public static CampaignDefinition Sample => new(
        CampaignId.Parse("rencontres-2024"),
        Languages.All,
        new Edition(8, Text("8es Rencontres"), Text("Shizuoka"), When.Date("2024-11-18"), When.Date("2024-11-21"), Text("Tous les deux ans.")),
        new Meeting(Text("Comité de pilotage"), Text("Paris"), Text("Recueil des suggestions"), When.Local("2023-09-18T16:30"), When.Local("2023-09-18T18:00"), Zones.Paris),
        new OrganiserDetails(
            Text("Cités Unies France"),
            Text("CLAIR Paris"),
            Text("La présidence"),
            "rencontres@organisateur.example",
            "Cites Unies France",
            "bulletin@organisateur.example",
            ["bulletin@organisateur.example", "japon@organisateur.example"],
            ["bulletin@organisateur.example", "clair@organisateur.example"]),
        When.Local("2023-07-11T09:00"),
        CutoffRule.BeforeDate(When.Date("2023-09-04"), Zones.Paris),
        [DaysBefore("P28D"), DaysBefore("P14D"), DaysBefore("P2D")],
        When.Span("P5D"),
        3)
    {
        PracticalBefore = When.Span("P7D"),
        Workshops = [new Topic("water", Text("Eau")), new Topic("heritage", Text("Patrimoine"))],
        Themes = [new Topic("transition", Text("Transition"))],
        Enclosures = [new Enclosure("agenda", Text("Ordre du jour"), Text("agenda.pdf"))],
    };

    public static ReminderRule DaysBefore(string period, LocalTime? time = null) => new(When.Span(period), null, time);

    public static ReminderRule AtTime(string local) => new(null, When.Local(local), null);

    public static LocalizedText Text(string text) => new(Languages.All.ToDictionary(language => language, language => $"{text} ({language.Code()})"));
}
