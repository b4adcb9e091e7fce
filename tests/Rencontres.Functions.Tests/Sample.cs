using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Functions.Tests;

/// <summary>A small campaign without office hours: opens on 1 August 2023 at noon UTC, cutoff on the 11th, two reminders.</summary>
internal static class Sample
{
    public const string Id = "essai-2023";

    public static CampaignId Campaign { get; } = CampaignId.Parse(Id);

    public static Instant Opens { get; } = Instant.FromUtc(2023, 8, 1, 12, 0);

    public static Instant Cutoff { get; } = Instant.FromUtc(2023, 8, 11, 12, 0);

    public static Slot Slot { get; } = new("FR", "Europe/Paris");

    public static CampaignDefinition Definition { get; } = new(
        Campaign,
        [Language.French],
        new Edition(8, Text("8es Rencontres"), Text("Shizuoka"), new LocalDate(2024, 11, 18), new LocalDate(2024, 11, 21), Text("Tous les deux ans.")),
        new Meeting(Text("Comité"), Text("Paris"), Text("Suggestions"), new LocalDateTime(2023, 9, 18, 16, 30), new LocalDateTime(2023, 9, 18, 18, 0), "Etc/UTC"),
        new OrganiserDetails(
            Text("Cités Unies France"), Text("CLAIR"), Text("La présidence"), "a@organisateur.example", "Cites Unies", "b@organisateur.example", [], ["b@organisateur.example"]),
        new LocalDateTime(2023, 8, 1, 12, 0),
        CutoffRule.AtTime(new LocalDateTime(2023, 8, 11, 12, 0), "Etc/UTC"),
        [Before("PT120H"), Before("PT48H")],
        Period.FromHours(1),
        2)
    {
        OfficeHours = null,
        ClosingAfter = Period.FromHours(1),
        PracticalBefore = Period.FromDays(7),
    };

    public static ListedInvitee Listed(int number)
    {
        var code = $"{number:D5}";
        return new ListedInvitee(InviteeId.FromStored(code), code, $"Ville {code}", "commune", Slot, "", null, Language.French, $"mairie@ville-{code}.example", "");
    }

    private static LocalizedText Text(string text) => new(new Dictionary<Language, string> { [Language.French] = text });

    private static ReminderRule Before(string period) => new(PeriodPattern.NormalizingIso.Parse(period).Value, null, null);
}
