using System.Text.Json.Serialization;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>
/// What the organisers write down about a campaign (<c>campaign.json</c>). Its shape is published as a JSON Schema; what a schema cannot say
/// is in <see cref="DefinitionCheck"/>. Times are local to the meeting's or the cutoff's zone until the flow makes instants of them.
/// </summary>
public sealed record CampaignDefinition(
    CampaignId Id,
    IReadOnlyList<Language> Languages,
    Edition Edition,
    Meeting Meeting,
    OrganiserDetails Organiser,
    LocalDateTime Opens,
    CutoffRule Cutoff,
    IReadOnlyList<ReminderRule> Reminders,
    Period MinimumGap,
    int MaximumReminders)
{
    /// <summary>Null switches office hours, working days and quiet days off: mails go at the planned instant, at any hour.</summary>
    public OfficeHours? OfficeHours { get; init; } = OfficeHours.Default;

    /// <summary>Whether quiet days (Obon in Japan, the turn of the year) count as days off besides the public holidays.</summary>
    public bool QuietDays { get; init; } = true;

    /// <summary>How long after the cutoff the silent are told that the list is closed; null: on the second working day. Not used when <see cref="TellsSilentAtClosing"/> is off.</summary>
    public Period? ClosingAfter { get; init; }

    public bool TellsSilentAtClosing { get; init; } = true;

    /// <summary>How long before the meeting those who attend get the practical information; null: they do not.</summary>
    public Period? PracticalBefore { get; init; }

    /// <summary>Settles how many partitions the campaign's people are spread over, once, when it is created.</summary>
    public int ExpectedInvitees { get; init; } = 1000;

    public MailLimits? Sending { get; init; }

    public FormRules Form { get; init; } = FormRules.Default;

    public IReadOnlyList<Topic> Workshops { get; init; } = [];

    public IReadOnlyList<Topic> Themes { get; init; } = [];

    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    [JsonIgnore]
    public Instant OpensAt => Opens.InZoneLeniently(Zones.Get(Cutoff.Zone)).ToInstant();
}

/// <summary>The event that the whole campaign is about, e.g. the 8th Rencontres in Shizuoka.</summary>
public sealed record Edition(int Number, LocalizedText Title, LocalizedText City, LocalDate From, LocalDate To, LocalizedText About);

/// <summary>What one is invited to now.</summary>
public sealed record Meeting(LocalizedText Title, LocalizedText Place, LocalizedText Purpose, LocalDateTime Start, LocalDateTime End, string Zone)
{
    [JsonIgnore]
    public Instant StartsAt => Start.InZoneLeniently(Zones.Get(Zone)).ToInstant();
}

/// <summary>Who invites and signs, and the addresses mail comes from and goes to.</summary>
/// <param name="Mailboxes">Where a bulletin may be sent by mail instead.</param>
/// <param name="ReportTo">Who gets the final report.</param>
public sealed record OrganiserDetails(
    LocalizedText Name,
    LocalizedText Partners,
    LocalizedText Signature,
    string From,
    string FromName,
    string ReplyTo,
    IReadOnlyList<string> Mailboxes,
    IReadOnlyList<string> ReportTo);

/// <summary>A reminder hangs on the cutoff (<paramref name="Before"/>) or stands at a local time of the cutoff's zone (<paramref name="At"/>).</summary>
/// <param name="Before">Of days and longer units: calendar days before the cutoff's date. Of hours and shorter: exactly that long before the cutoff.</param>
/// <param name="Time">The hour in the recipient's zone for a reminder counted in days; office hours' first when null.</param>
public sealed record ReminderRule(Period? Before, LocalDateTime? At, LocalTime? Time);

public sealed record OfficeHours(LocalTime From, LocalTime To)
{
    public static OfficeHours Default { get; } = new(new LocalTime(9, 0), new LocalTime(17, 0));
}

/// <summary>A workshop or a theme that suggestions can be about.</summary>
public sealed record Topic(string Id, LocalizedText Title);

/// <summary>A document sent along with the invitation, one file for each language.</summary>
public sealed record Enclosure(string Name, LocalizedText Title, LocalizedText Files);
