using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Conversation.Tests;

/// <summary>From the list to the report: import, start, answers, reminder, extension, closing.</summary>
public sealed class WholeCampaignTests(RunningHost host)
{
    private const string List =
        """
        code,name,kind,country,language,email
        54395,Nancy,commune,FR,fr,a@nancy.example
        37261,Tours,commune,FR,fr,b@tours.example
        13001,Aix-en-Provence,commune,FR,fr,c@aix.example
        35238,Rennes,commune,FR,fr,d@rennes.example
        JP221007,静岡市,municipality,JP,ja,e@shizuoka.example
        JP220001,静岡県,prefecture,JP,ja,f@pref.shizuoka.example
        99999,Sans adresse,commune,FR,fr,
        """;

    private readonly Conversation campaign = new(host);

    [Fact]
    public async Task A_campaign_runs_from_the_list_to_the_report()
    {
        var cutoff = campaign.Begun + campaign.Seconds(60);
        await campaign.OrderAsync(HttpMethod.Put, "definition", campaign.Definition(cutoff, campaign.Seconds(25)));
        await ImportAsync();
        await campaign.OrderAsync(HttpMethod.Post, "start");
        await campaign.OrderAsync(HttpMethod.Post, "start");

        var invitations = await campaign.WaitForAsync("invitation", "54395", "37261", "13001", "35238", "JP221007", "JP220001");
        Assert.True(DateTimeOffset.UtcNow < cutoff - campaign.Seconds(25), "The host is too slow for this story; tell it slower with RENCONTRES_TEST_PACE.");
        var tokens = invitations.ToDictionary(mails => mails.Key, mails => Conversation.TokenIn(mails.Single(), "bulletins"));
        await AnswerAsync(tokens);
        await ConfirmOpenBulletinAsync();

        await campaign.WaitForAsync("reminder-1", "37261", "JP220001");
        var later = cutoff + campaign.Seconds(30);
        await ExtendAsync(later);
        await campaign.WaitForAsync("extended", "37261", "JP220001");

        await Conversation.UntilAsync(cutoff + TimeSpan.FromSeconds(1));
        using (var late = await campaign.AnswerAsync(tokens["JP220001"], Conversation.Bulletin("渡辺 美咲", "f@pref.shizuoka.example")))
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);

        await Conversation.UntilAsync(later + TimeSpan.FromSeconds(1));
        await TooLateAsync(tokens["37261"], later);
        await campaign.WaitForAsync("closing", "37261");
        await campaign.WaitForAsync("report", "organiser-1");
        await ReportAsync();
        Assert.Equal(2, (await campaign.MailsAsync("reminder-1")).Count);
    }

    private async Task ImportAsync()
    {
        var planned = await campaign.ImportAsync(List, dryRun: true);
        var done = await campaign.ImportAsync(List);
        var again = await campaign.ImportAsync(List);

        Assert.Equal(6, planned.GetProperty("added").GetInt32());
        Assert.Equal(6, done.GetProperty("added").GetInt32());
        Assert.Equal(6, again.GetProperty("unchanged").GetInt32());
        Assert.Equal(8, done.GetProperty("rejected")[0].GetProperty("line").GetInt32());
    }

    /// <summary>Nancy by a program, twice; Aix declines by the page's form; Shizuoka in Japanese, and changes its mind.</summary>
    private async Task AnswerAsync(Dictionary<string, string> tokens)
    {
        using var first = await campaign.AnswerAsync(tokens["54395"], Conversation.Bulletin("Hélène Gauthier", "a@nancy.example"));
        using var twice = await campaign.AnswerAsync(tokens["54395"], Conversation.Bulletin("Hélène Gauthier", "a@nancy.example"), "\"1\"");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await twice.Content.ReadAsStringAsync());

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["contact.name"] = "Maëlys d’Arbaumont",
            ["contact.email"] = "c@aix.example",
            ["attending"] = "no",
            ["consent"] = "true",
        });
        using var page = await campaign.Http.PostAsync($"bulletins/{tokens["13001"]}", form);
        Assert.True(page.StatusCode == HttpStatusCode.OK, await page.Content.ReadAsStringAsync());

        using var japanese = await campaign.AnswerAsync(tokens["JP221007"], Conversation.Bulletin("望月 さくら", "e@shizuoka.example"));
        using var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"api/bulletins/{tokens["JP221007"]}") { Headers = { { "If-Match", "\"1\"" } } };
        using var withdrawn = await campaign.Http.SendAsync(withdrawal);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);

        await campaign.WaitForAsync("confirmation", "54395");
        await campaign.WaitForAsync("declined", "13001");
        await campaign.WaitForAsync("withdrawn", "JP221007");
    }

    /// <summary>Rennes by the open form: it counts once the button behind the mailed link is pressed.</summary>
    private async Task ConfirmOpenBulletinAsync()
    {
        var bulletin = new
        {
            organisation = new { name = "Ville de Rennes", kind = "commune", country = "FR", code = "35238" },
            contact = new { name = "Yann Le Guével", email = "yann@rennes.example" },
            attending = true,
            consent = true,
        };
        using var taken = await campaign.Http.PostAsJsonAsync($"api/campaigns/{campaign.Id}/registrations", bulletin);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);

        JsonElement? mail = null;
        for (var n = 0; n < 200 && mail is null; n++, await Task.Delay(300))
            mail = (await campaign.MailsAsync("confirm")).SelectMany(mails => mails).Select(each => (JsonElement?)each).FirstOrDefault();

        Assert.NotNull(mail);
        var link = $"confirm/{Conversation.TokenIn(mail.Value, "confirm")}";
        using var looked = await campaign.Http.GetAsync(link);
        using var nothing = new FormUrlEncodedContent([]);
        using var confirmed = await campaign.Http.PostAsync(link, nothing);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (looked.StatusCode, confirmed.StatusCode));
    }

    private async Task ExtendAsync(DateTimeOffset later)
    {
        var order = new { at = Conversation.Local(later), zone = "Etc/UTC", reason = "à la demande de plusieurs villes", tellSilent = true };
        var first = await campaign.OrderAsync(HttpMethod.Post, "extend", order);
        var again = await campaign.OrderAsync(HttpMethod.Post, "extend", order);

        Assert.Equal(1, again.GetProperty("extensions").GetInt32());
        Assert.Equal(first.GetProperty("cutoff").GetString(), again.GetProperty("cutoff").GetString());
    }

    private async Task TooLateAsync(string token, DateTimeOffset later)
    {
        using var refused = await campaign.AnswerAsync(token, Conversation.Bulletin("Étienne Baudry", "b@tours.example"));
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        Assert.StartsWith(Conversation.Local(later), problem.GetProperty("cutoff").GetString(), StringComparison.Ordinal);
    }

    private async Task ReportAsync()
    {
        var report = await campaign.OrderAsync(HttpMethod.Get, "report?format=json");
        var statuses = report.GetProperty("organisations").EnumerateArray().ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("status").GetString());

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["54395"] = "attending",
                ["37261"] = "silent",
                ["13001"] = "declined",
                ["35238"] = "attending",
                ["JP221007"] = "withdrawn",
                ["JP220001"] = "attending",
            },
            statuses);
        foreach (var format in new[] { "csv", "xlsx", "html" })
        {
            using var file = await campaign.OrganiserAsync(HttpMethod.Get, $"report?format={format}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.True((await file.Content.ReadAsByteArrayAsync()).Length > 500);
        }
    }
}
