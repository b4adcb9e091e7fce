using System.Net;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class WithdrawPagesTests
{
    [Fact]
    public async Task The_mailed_link_asks_and_its_button_withdraws()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();

        var asked = await desk.Visitor.GetStringAsync(Address(desk), TestContext.Current.CancellationToken);
        var (status, page) = await desk.PostPageAsync(Address(desk), new Dictionary<string, string> { ["revision"] = "1", ["action"] = "withdraw-confirmed" });

        Assert.Contains("Retirer le bulletin", asked, StringComparison.Ordinal);
        Assert.Equal((200, AnswerStatus.Withdrawn), (status, desk.Nancy().Answer));
        Assert.Contains("Le bulletin est retiré", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Looking_withdraws_nothing(string method)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), Address(desk));

        using var response = await desk.Visitor.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, AnswerStatus.Attending), (response.StatusCode, desk.Nancy().Answer));
    }

    [Fact]
    public async Task A_press_on_an_older_answer_asks_again_with_what_is_stored_now()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        await desk.AnswerAsync(comment: "Nous venons en train.", revision: 1);

        var (status, page) = await desk.PostPageAsync(Address(desk), new Dictionary<string, string> { ["revision"] = "1" });

        Assert.Equal((409, AnswerStatus.Attending), (status, desk.Nancy().Answer));
        Assert.Contains("Nous venons en train.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_its_pages_lead_to_the_bulletin()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();

        var asked = await desk.Visitor.GetStringAsync(Address(desk), TestContext.Current.CancellationToken);

        Assert.Contains($"href=\"{desk.Links.Bulletin(desk.Nancy()).AbsolutePath}?lang=fr\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_answered_is_led_to_the_bulletin()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Visitor.BaseAddress };

        using var response = await visitor.GetAsync(Address(desk), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, desk.Links.Bulletin(desk.Nancy())), (response.StatusCode, response.Headers.Location));
    }

    [Fact]
    public async Task After_the_cutoff_the_answer_can_only_be_read()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        desk.Clock.Now += NodaTime.Duration.FromDays(400);

        var page = await desk.Visitor.GetStringAsync(Address(desk), TestContext.Current.CancellationToken);
        var (status, _) = await desk.PostPageAsync(Address(desk), new Dictionary<string, string> { ["revision"] = "1" });

        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal((410, AnswerStatus.Attending), (status, desk.Nancy().Answer));
    }

    private static string Address(OrganiserDesk desk) => desk.Links.Withdraw(desk.Nancy()).AbsolutePath.TrimStart('/');
}
