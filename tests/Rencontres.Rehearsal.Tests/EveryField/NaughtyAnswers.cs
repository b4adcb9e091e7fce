using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Rencontres.Rehearsal.Tests.Mails;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>
/// A bulletin of the open form for each naughty string, and one of plain words for each language: refused while the string stands where it can only be wrong, then
/// taken, confirmed, mailed, opened by the personal link and sent again as it is. Half of them by forms, half by programs.
/// </summary>
public sealed class NaughtyAnswers(NaughtyCampaign campaign) : IAsyncLifetime
{
    private const string Open = "campaigns/rencontres-2024";
    private const int AtOnce = 8;

    private readonly ConcurrentDictionary<int, NaughtyAnswer> answers = [];

    /// <summary>Why there is no list of strings; null if there is one.</summary>
    public string? Missing { get; private set; }

    internal IReadOnlyList<NaughtyAnswer> All => [.. answers.Values.Where(answer => !answer.Bulletin.IsPlain).OrderBy(answer => answer.Bulletin.Number)];

    internal IReadOnlyList<NaughtyAnswer> Plain => [.. answers.Values.Where(answer => answer.Bulletin.IsPlain)];

    internal ReportFiles Reports { get; private set; } = null!;

    /// <summary>The one of plain words in the same language.</summary>
    internal NaughtyAnswer PlainFor(NaughtyAnswer answer) => Plain.First(each => each.Bulletin.Language == answer.Bulletin.Language);

    public async ValueTask InitializeAsync()
    {
        (var strings, Missing) = await NaughtyList.ReadAsync();
        if (Missing is not null)
            return;

        await EachAsync(Bulletins(strings), SendAsync);
        var taken = answers.Values.Where(answer => answer.IsTaken).ToList();
        var asked = await campaign.WaitForMailsAsync("confirm", taken.Count);
        await EachAsync(taken, answer => ConfirmAsync(answer, asked[answer.Bulletin.Email]));
        var confirmed = await campaign.WaitForMailsAsync("confirmation", NaughtyCampaign.People.Count + taken.Count);
        await EachAsync(taken, answer => ReturnAsync(answer, confirmed[answer.Bulletin.Email]));
        Reports = await ReportFiles.FetchAsync(campaign.Desk);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<NaughtyBulletin> Bulletins(IEnumerable<string> strings)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var plain = NaughtyCampaign.Languages.Index().Select(each => new NaughtyBulletin(each.Index, "", each.Item, TakesCode: true));
        return plain.Concat(strings.Index().Select(each => new NaughtyBulletin(
            each.Index + NaughtyCampaign.Languages.Count, each.Item, NaughtyCampaign.Languages[each.Index % NaughtyCampaign.Languages.Count], keys.Add(TextField.Kept(each.Item)))));
    }

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (each, _) => await act(each));

    private async Task SendAsync(NaughtyBulletin bulletin)
    {
        var refused = await PostAsync(bulletin, bulletin.Refused, byProgram: !bulletin.IsByProgram);
        var taken = await PostAsync(bulletin, bulletin.Taken, bulletin.IsByProgram);
        answers[bulletin.Number] = new NaughtyAnswer(bulletin, refused, taken);
    }

    private async Task<(int Status, string Body)> PostAsync(NaughtyBulletin bulletin, Dictionary<string, string> fields, bool byProgram)
    {
        using var body = byProgram ? fields.AsJson() : fields.AsForm(bulletin.IsMultipart);
        return await PostAsync(byProgram ? $"api/{Open}/registrations" : $"{Open}?lang={bulletin.Language}", body);
    }

    private async Task ConfirmAsync(NaughtyAnswer answer, JsonElement mail)
    {
        using var press = new FormUrlEncodedContent([KeyValuePair.Create("action", "confirm")]);
        var token = mail.GetProperty("text").GetString()!.Split("/confirm/")[1].Split((char[]?)null)[0];
        var (status, body) = await PostAsync($"confirm/{token}?lang={answer.Bulletin.Language}", press);
        answer.Confirmed = new ShownPage(status, body);
    }

    private async Task ReturnAsync(NaughtyAnswer answer, JsonElement mail)
    {
        answer.Mail = await ReceivedMail.FetchAsync(campaign.Outbox, mail.GetProperty("number").GetInt64());
        var address = $"bulletins/{answer.Mail.Bulletin}?lang={answer.Bulletin.Language}";
        answer.Reopened = new ShownPage(200, await campaign.Http.GetStringAsync(address));
        answer.Resource = await campaign.Http.GetFromJsonAsync<JsonElement>($"api/bulletins/{answer.Mail.Bulletin}");
        using var body = answer.Reopened.Sent.AsForm(!answer.Bulletin.IsMultipart);
        answer.SentAgain = await PostAsync(address, body);
        answer.ResourceAfter = await campaign.Http.GetFromJsonAsync<JsonElement>($"api/bulletins/{answer.Mail.Bulletin}");
    }

    private async Task<(int Status, string Body)> PostAsync(string address, HttpContent body)
    {
        using var response = await campaign.Http.PostAsync(address, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
