using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Tests.Campaigns.Wording;

public class TimeWordingTests
{
    private static readonly Instant Cutoff = Instant.FromUtc(2023, 9, 3, 22, 0);

    [Theory]
    [InlineData(Language.French, Zones.Paris, "dimanche 3 septembre 2023 à 23 h 59, heure de Paris")]
    [InlineData(Language.French, Zones.Tokyo, "lundi 4 septembre 2023 à 6 h 59, heure du Japon · 3 septembre à 23 h 59, heure de Paris")]
    [InlineData(Language.French, "Indian/Reunion", "lundi 4 septembre 2023 à 1 h 59, heure de La Réunion · 3 septembre à 23 h 59, heure de Paris")]
    [InlineData(Language.French, "Pacific/Noumea", "lundi 4 septembre 2023 à 8 h 59, heure de Nouméa · 3 septembre à 23 h 59, heure de Paris")]
    [InlineData(Language.Japanese, Zones.Tokyo, "2023年9月4日（月）6:59（日本時間）／9月3日（日）23:59（パリ時間）")]
    [InlineData(Language.English, Zones.Paris, "Sunday 3 September 2023, 23:59 Paris time")]
    [InlineData(Language.English, Zones.Tokyo, "Monday 4 September 2023, 06:59 Japan time · 3 September 23:59 Paris time")]
    public void Last_minute_is_told_in_the_readers_own_zone_first(Language language, string zone, string expected)
    {
        var text = TimeWording.LastMinute(Cutoff, Zones.Paris, zone, language);

        Assert.Equal(expected, text.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Last_minute_of_a_cutoff_in_Japan_is_told_to_Paris_in_both()
    {
        var text = TimeWording.LastMinute(Instant.FromUtc(2023, 9, 3, 15, 0), Zones.Tokyo, Zones.Paris, Language.English);

        Assert.Equal("Sunday 3 September 2023, 16:59 Paris time · 3 September 23:59 Japan time", text);
    }

    [Fact]
    public void Zones_whose_clocks_agree_are_told_once()
    {
        var text = TimeWording.LastMinute(Cutoff, Zones.Paris, "Europe/Brussels", Language.French);

        Assert.Equal("dimanche 3 septembre 2023 à 23 h 59, heure de Paris", text.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Year_is_said_again_where_the_zones_are_in_different_years()
    {
        var text = TimeWording.LastMinute(Instant.FromUtc(2023, 12, 31, 23, 0), Zones.Paris, Zones.Tokyo, Language.English);

        Assert.Equal("Monday 1 January 2024, 07:59 Japan time · Sunday 31 December 2023, 23:59 Paris time", text);
    }

    [Fact]
    public void Last_minute_before_a_cutoff_within_a_minute_is_a_whole_one()
    {
        var text = TimeWording.LastMinute(Instant.FromUtc(2023, 8, 20, 12, 23, 17), Zones.Paris, Zones.Paris, Language.English);

        Assert.Equal("Sunday 20 August 2023, 14:22 Paris time", text);
    }

    [Fact]
    public void French_hours_do_not_break_at_the_end_of_a_line() =>
        Assert.Contains("23\u00a0h\u00a059", TimeWording.Moment(Cutoff - Duration.FromMinutes(1), Zones.Paris, Language.French), StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.French, "lundi 18 septembre 2023, 16 h 30 – 18 h 00, heure de Paris")]
    [InlineData(Language.Japanese, "2023年9月18日（月）16:30～18:00（パリ時間）")]
    [InlineData(Language.English, "Monday 18 September 2023, 16:30–18:00, Paris time")]
    public void Meeting_is_told_by_day_hours_and_zone(Language language, string expected)
    {
        var text = TimeWording.Span(new LocalDateTime(2023, 9, 18, 16, 30), new LocalDateTime(2023, 9, 18, 18, 0), Zones.Paris, language);

        Assert.Equal(expected, text.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData(Language.French, "vendredi 1er septembre 2023, 9 h 05 – samedi 2 septembre 2023, 12 h 00, fuseau Europe/Brussels")]
    [InlineData(Language.Japanese, "2023年9月1日（金）9:05～2023年9月2日（土）12:00（Europe/Brussels時間）")]
    [InlineData(Language.English, "Friday 1 September 2023, 09:05 – Saturday 2 September 2023, 12:00, Europe/Brussels time")]
    public void Meeting_of_two_days_in_a_zone_we_have_no_name_for(Language language, string expected)
    {
        var text = TimeWording.Span(new LocalDateTime(2023, 9, 1, 9, 5), new LocalDateTime(2023, 9, 2, 12, 0), "Europe/Brussels", language);

        Assert.Equal(expected, text.Replace('\u00a0', ' '));
    }
}
