using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Campaigns;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("R01", "America/Guadeloupe")]
    [InlineData("R02", "America/Martinique")]
    [InlineData("R03", "America/Cayenne")]
    [InlineData("R04", "Indian/Reunion")]
    [InlineData("R06", "Indian/Mayotte")]
    [InlineData("D974", "Indian/Reunion")]
    [InlineData("97411", "Indian/Reunion")]
    [InlineData("249740119", "Indian/Reunion")]
    [InlineData("219740073", "Indian/Reunion")]
    [InlineData("97209", "America/Martinique")]
    [InlineData("97302", "America/Cayenne")]
    [InlineData("97502", "America/Miquelon")]
    [InlineData("97608", "Indian/Mayotte")]
    [InlineData("97701", "America/St_Barthelemy")]
    [InlineData("97801", "America/Marigot")]
    [InlineData("98611", "Pacific/Wallis")]
    [InlineData("98735", "Pacific/Tahiti")]
    [InlineData("98818", "Pacific/Noumea")]
    public void Overseas_France_has_its_own_zones(string code, string zone) => Assert.Equal(zone, Zones.Of(null, "FR", code));

    [Theory]
    [InlineData("r01", "America/Guadeloupe")]
    [InlineData("d974", "Indian/Reunion")]
    public void A_code_counts_in_small_letters_too(string code, string zone) => Assert.Equal(zone, Zones.Of(null, "FR", code));

    [Theory]
    [InlineData("75056")]
    [InlineData("2A004")]
    [InlineData("D2A")]
    [InlineData("R94")]
    [InlineData("R11")]
    [InlineData("245400676")]
    [InlineData("200067106")]
    [InlineData("")]
    [InlineData("97")]
    public void Metropolitan_France_is_in_Paris(string code) => Assert.Equal(Zones.Paris, Zones.Of("", "FR", code));

    [Fact]
    public void The_recipients_own_zone_comes_first() => Assert.Equal("Indian/Reunion", Zones.Of("Indian/Reunion", "JP", "98818"));

    [Fact]
    public void Codes_of_other_countries_are_not_read_as_French_ones() => Assert.Equal(Zones.Tokyo, Zones.Of(null, "JP", "97411"));

    [Fact]
    public void A_country_without_a_known_zone_has_none() => Assert.Null(Zones.Of(null, "BE", "1000"));

    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("Paris", false)]
    [InlineData("Romance Standard Time", false)]
    public void Only_names_of_the_zone_database_exist(string zone, bool exists) => Assert.Equal(exists, Zones.Exists(zone));
}
