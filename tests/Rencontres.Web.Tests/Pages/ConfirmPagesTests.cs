using System.Text.RegularExpressions;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed partial class ConfirmPagesTests
{
    [Fact]
    public async Task Confirmed_bulletin_shows_one_receipt_however_it_is_looked_at()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var (_, taken) = await desk.SendAsync(OpenForm.Filled);
        var link = await desk.ConfirmLinkAsync("54395");

        var (_, pressed) = await desk.PostPageAsync(link, new Dictionary<string, string>());
        var looked = await desk.Visitor.GetStringAsync(link, TestContext.Current.CancellationToken);
        var (_, again) = await desk.PostPageAsync(link, new Dictionary<string, string>());
        var (_, sent) = await desk.SendAsync(OpenForm.Filled);

        var receipt = (await desk.GetAsync($"{OrganiserDesk.Id}/report")).Body.GetProperty("organisations").EnumerateArray()
            .Single(line => line.GetProperty("id").GetString() == "54395").GetProperty("receipt").GetString();
        Assert.All(new[] { pressed, looked, again, sent }, page => Assert.Equal(receipt, Receipt(page)));
        Assert.NotEqual(receipt, Receipt(taken));
    }

    [Fact]
    public async Task Who_sends_the_same_bulletin_again_does_not_see_what_the_answer_says_since()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.SendAsync(OpenForm.Filled);
        await desk.PostPageAsync(await desk.ConfirmLinkAsync("54395"), new Dictionary<string, string>());
        desk.Clock.Now += NodaTime.Duration.FromHours(1);
        await desk.PostAsync(
            $"{OrganiserDesk.Id}/invitees/54395/registration",
            $$"""{"receivedAt":"{{desk.Clock.Now}}","contact":{"name":"Camille Secrète"},"attending":true}""");

        var (_, sent) = await desk.SendAsync(OpenForm.Filled);

        Assert.DoesNotContain("Secrète", sent, StringComparison.Ordinal);
    }

    private static string Receipt(string page) => ReceiptPattern().Match(page) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException(page);

    [GeneratedRegex(@"class=""receipt"">[^<]*<strong>([0-9 ]+)</strong>")]
    private static partial Regex ReceiptPattern();
}
