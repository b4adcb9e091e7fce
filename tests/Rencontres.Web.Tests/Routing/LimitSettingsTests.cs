namespace Rencontres.Web.Tests.Routing;

public sealed class LimitSettingsTests
{
    [Theory]
    [InlineData(null, 600)]
    [InlineData("", 600)]
    [InlineData("0", 0)]
    [InlineData("50000", 50_000)]
    public void The_limit_is_read(string? text, int expected)
    {
        var faults = new List<string>();

        var settings = LimitSettings.Read(_ => text, faults);

        Assert.Equal(expected, settings.PerMinute);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1000001")]
    public void A_limit_that_cannot_be_meant_is_named(string text)
    {
        var faults = new List<string>();

        LimitSettings.Read(_ => text, faults);

        Assert.Contains("RENCONTRES_LIMIT_PER_MINUTE", Assert.Single(faults), StringComparison.Ordinal);
    }
}
