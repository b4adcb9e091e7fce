using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class ThanksPageTests
{
    [Fact]
    public async Task Thanks_lead_to_the_bulletin_the_withdrawal_and_the_calendar()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var page = await desk.AnswerAsync();

        var address = desk.Links.Bulletin(desk.Nancy()).AbsolutePath;
        Assert.All(
            new[] { $"{address}?lang=fr", $"{address}/withdraw?lang=fr", $"{address}/meeting.ics?lang=fr" },
            link => Assert.Contains($"href=\"{link}\"", page, StringComparison.Ordinal));
    }
}
