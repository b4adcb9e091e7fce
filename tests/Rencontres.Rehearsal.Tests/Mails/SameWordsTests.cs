using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Rehearsal.Tests.Mails;

[Collection(nameof(NaughtyCampaign))]
public sealed class SameWordsTests(NaughtyCampaign campaign)
{
    private const int Fewest = 60;

    private static readonly string[] Templates = ["invitation", "reminder-first", "reminder-further", "reminder-last", "reminder-draft", "extended", "closing", "practical"];

    public static MatrixTheoryData<string, string> EachWaveInEachLanguage => new(Templates, NaughtyCampaign.Languages);

    /// <summary>The words of a link's label are followed by its address in the text part; the HTML part has it behind them.</summary>
    [Theory]
    [MemberData(nameof(EachWaveInEachLanguage))]
    public async Task A_waves_text_part_says_the_same_words_in_the_same_order_as_its_html_part(string template, string language)
    {
        using var sent = await campaign.Desk.PostAsJsonAsync($"templates/{language}/{template}/test", new { to = NaughtyCampaign.Organiser, invitee = $"PLAIN-{language.ToUpperInvariant()}" });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var outbox = await campaign.Outbox.GetFromJsonAsync<JsonElement>($"outbox/mails?to={NaughtyCampaign.Organiser}&take=1000");

        var mail = await ReceivedMail.FetchAsync(campaign.Outbox, outbox.GetProperty("mails").EnumerateArray().Last().GetProperty("number").GetInt64());

        Assert.Equal(mail.HtmlWords, mail.TextWords);
        Assert.True(mail.TextWords.Count > (language == "ja" ? Fewest / 2 : Fewest), $"only {mail.TextWords.Count} words");
    }
}
