using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Rehearsal.Tests.EveryField;

namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>Sends attempts by HTTP and notes how they were answered.</summary>
internal sealed partial class Senders(HttpClient http, IReadOnlyList<string> tokens)
{
    public async Task SendAsync(Attempt attempt)
    {
        using var response = await ResponseAsync(attempt);
        var body = await response.Content.ReadAsStringAsync();
        attempt.Status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode && attempt.Way != Way.MoreLines)
            attempt.Receipt = Number().Match(body).Value;
    }

    private async Task<HttpResponseMessage> ResponseAsync(Attempt attempt)
    {
        var token = tokens[attempt.Invitee];
        switch (attempt.Way)
        {
            case Way.BlindPut or Way.Repeat:
                return await http.SendAsync(Program(HttpMethod.Put, token, attempt, revision: null));
            case Way.Put:
                return await http.SendAsync(Program(HttpMethod.Put, token, attempt, await RevisionAsync(token)));
            case Way.Withdraw:
                return await http.SendAsync(Program(HttpMethod.Delete, token, attempt, await RevisionAsync(token)));
            default:
                using (var form = Form(new ShownPage(200, await http.GetStringAsync($"bulletins/{token}?lang=fr")), attempt))
                    return await http.PostAsync($"bulletins/{token}?lang=fr", form);
        }
    }

    private async Task<int> RevisionAsync(string token) => (await http.GetFromJsonAsync<JsonElement>($"api/bulletins/{token}")).GetProperty("revision").GetInt32();

    private static HttpRequestMessage Program(HttpMethod method, string token, Attempt attempt, int? revision)
    {
        var request = new HttpRequestMessage(method, $"api/bulletins/{token}");
        if (revision is { } seen)
            request.Headers.IfMatch.Add(new($"\"{seen}\""));

        if (method == HttpMethod.Put)
        {
            request.Content = JsonContent.Create(new
            {
                contact = new { name = "Hélène Gauthier", email = Crowd.EmailOf(attempt.Invitee) },
                attending = attempt.IsAttending,
                comment = attempt.Comment,
                consent = true,
            });
        }

        return request;
    }

    private static HttpContent Form(ShownPage page, Attempt attempt)
    {
        var fields = page.Sent.Where(field => field.Key is not ("attending" or "consent" or "comment" or "contact.name")).ToList();
        var action = attempt.Way switch { Way.MoreLines => "more", Way.WithdrawByForm => "withdraw-confirmed", _ => "send" };
        (string Name, string Value)[] typed =
            [("contact.name", "Loïc Bénard"), ("attending", attempt.IsAttending ? "yes" : "no"), ("comment", attempt.Comment), ("consent", "yes"), ("action", action)];
        return fields.Concat(typed.Select(each => KeyValuePair.Create(each.Name, each.Value))).AsForm(multipart: attempt.Comment.Length % 2 == 0);
    }

    [GeneratedRegex(@"\b\d{3} \d{3} \d{3} \d{2}\b")]
    private static partial Regex Number();
}
