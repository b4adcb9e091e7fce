using System.Text;
using NodaTime;
using Rencontres.Mail.Calendar;

namespace Rencontres.Mail.Tests.Calendar;

public sealed class MeetingInvitationTests
{
    private static readonly MeetingInvitation Meeting = new(
        "rencontres-2024-meeting@example.org", 2, "Première réunion, comité élargi; ordre du jour", "Cité des Sciences, Paris",
        "Ligne 1\nLigne 2 " + string.Concat(Enumerable.Repeat("日本語の説明、", 20)),
        new LocalDateTime(2023, 9, 18, 16, 30), new LocalDateTime(2023, 9, 18, 18, 0), "Europe/Paris",
        Instant.FromUtc(2023, 7, 11, 7, 0), "Cités Unies France: \"CUF\"", "rencontres@organisateur.example");

    [Fact]
    public void It_says_what_and_when_in_the_meetings_zone()
    {
        var lines = Unfolded(Meeting);

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Contains("UID:rencontres-2024-meeting@example.org", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.Contains("DTSTAMP:20230711T070000Z", lines);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20230918T163000", lines);
        Assert.Contains("DTEND;TZID=Europe/Paris:20230918T180000", lines);
        Assert.Contains(@"SUMMARY:Première réunion\, comité élargi\; ordre du jour", lines);
        Assert.Contains(lines, line => line.StartsWith(@"DESCRIPTION:Ligne 1\nLigne 2 日本語", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ORGANIZER;CN=", StringComparison.Ordinal)
            && line.EndsWith(":mailto:rencontres@organisateur.example", StringComparison.Ordinal));
    }

    [Fact]
    public void It_names_no_attendee() => Assert.DoesNotContain(Unfolded(Meeting), line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));

    [Theory]
    [InlineData("Europe/Paris", "TZOFFSETTO:+0200")]
    [InlineData("Asia/Tokyo", "TZOFFSETTO:+0900")]
    [InlineData("Indian/Reunion", "TZOFFSETTO:+0400")]
    public void It_brings_the_rules_of_its_zone(string zone, string rule)
    {
        var lines = Unfolded(Meeting with { Zone = zone });

        Assert.Contains("BEGIN:VTIMEZONE", lines);
        Assert.Contains($"TZID:{zone}", lines);
        Assert.Contains(rule, lines);
    }

    [Theory]
    [InlineData(2023, 9, "BEGIN:DAYLIGHT", "DTSTART:20230326T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200")]
    [InlineData(2023, 12, "BEGIN:STANDARD", "DTSTART:20231029T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100")]
    [InlineData(2043, 9, "BEGIN:DAYLIGHT", "DTSTART:20430329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200")]
    public void The_rule_is_the_one_that_holds_on_the_day_however_far_ahead(int year, int month, params string[] rule)
    {
        var lines = Unfolded(Meeting with { Start = new LocalDateTime(year, month, 18, 16, 30), End = new LocalDateTime(year, month, 18, 18, 0) });

        Assert.All(rule, line => Assert.Contains(line, lines));
    }

    [Fact]
    public void It_reads_back_as_the_same_instant()
    {
        var calendar = Ical.Net.Calendar.Load(new MemoryStream(Meeting.ToFile()))!;

        var meeting = Assert.Single(calendar.Events);
        Assert.Equal(new DateTime(2023, 9, 18, 14, 30, 0, DateTimeKind.Utc), meeting.DtStart!.AsUtc);
        Assert.Equal(Meeting.Description, meeting.Description);
        Assert.Equal(Meeting.Location, meeting.Location);
    }

    [Fact]
    public void The_same_meeting_gives_the_same_bytes() => Assert.Equal(Meeting.ToFile(), (Meeting with { }).ToFile());

    [Fact]
    public void Its_lines_are_folded_as_calendars_expect()
    {
        var lines = Encoding.UTF8.GetString(Meeting.ToFile()).Split("\r\n");

        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain(lines, line => line.Contains('\n', StringComparison.Ordinal) || line.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_before_the_start_and_an_unknown_zone_are_refused()
    {
        Assert.Throws<ArgumentException>(() => (Meeting with { End = Meeting.Start }).ToFile());
        Assert.Throws<ArgumentException>(() => (Meeting with { Zone = "Europe/Lyon" }).ToFile());
    }

    private static string[] Unfolded(MeetingInvitation meeting) =>
        Encoding.UTF8.GetString(meeting.ToFile()).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
