using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Plays the people of a rehearsal: each act is the HTTP conversation that a person's browser, or an organiser's desk, would have.</summary>
internal sealed class Players(HttpClient http, OrganiserClient organiser, Postbox postbox, CampaignId campaign, Func<InviteeId, Task> bounce)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <returns>What came of it, in the words of the column <c>expect</c>, or the status of an answer that has none.</returns>
    public Task<string> PlayAsync(Act act, CancellationToken cancellationToken) => act.Kind switch
    {
        ActKinds.Answer or ActKinds.Decline or ActKinds.Edit => AnswerAsync(act, cancellationToken),
        ActKinds.PressTwice => PressTwiceAsync(act, cancellationToken),
        ActKinds.Draft => DraftAsync(act, cancellationToken),
        ActKinds.Withdraw => WithdrawAsync(act, cancellationToken),
        ActKinds.OpenForm => OpenFormAsync(act, cancellationToken),
        ActKinds.Confirm => ConfirmAsync(act, cancellationToken),
        ActKinds.Telephone => TelephoneAsync(act, cancellationToken),
        ActKinds.AddInvitee => AddInviteeAsync(act, cancellationToken),
        ActKinds.Unsubscribe => UnsubscribeAsync(act, cancellationToken),
        ActKinds.Bounce => BounceAsync(act),
        _ => throw new RehearsalException($"Nobody can play the act \"{act.Kind}\"."),
    };

    private async Task<string> AnswerAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var response = await PutAsync(address, revision, act, cancellationToken);
        return await OutcomeAsync(response, revision, cancellationToken);
    }

    /// <summary>The same answer twice at the same moment: one of them is stored, both are acknowledged alike.</summary>
    private async Task<string> PressTwiceAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        var both = await Task.WhenAll(PutAsync(address, revision, act, cancellationToken), PutAsync(address, revision, act, cancellationToken));
        var receipts = await Task.WhenAll(both.Select(response => response.Content.ReadAsStringAsync(cancellationToken)));
        return receipts[0] == receipts[1] ? await OutcomeAsync(both[0], revision, cancellationToken) : $"two receipts: {receipts[0]} and {receipts[1]}";
    }

    private async Task<string> DraftAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var response = await UnfinishedForm.SaveAsync(http, address["api/".Length..], revision, act, cancellationToken);
        return await OutcomeAsync(response, revision: 0, cancellationToken);
    }

    private async Task<string> WithdrawAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Delete, address);
        IfMatch(request, revision);
        using var response = await http.SendAsync(request, cancellationToken);
        return await OutcomeAsync(response, revision, cancellationToken);
    }

    private async Task<string> OpenFormAsync(Act act, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"api/campaigns/{campaign}/registrations", Bulletins.From(act), Json, cancellationToken);
        return await OutcomeAsync(response, revision: 0, cancellationToken);
    }

    private async Task<string> ConfirmAsync(Act act, CancellationToken cancellationToken)
    {
        var token = postbox.ConfirmationTo(act.Cell("email")) ?? throw new RehearsalException($"{act.Place}no mail to confirm ever came to {act.Cell("email")}.");
        using var form = new FormUrlEncodedContent([]);
        using var response = await http.PostAsync($"confirm/{token}", form, cancellationToken);
        return await OutcomeAsync(response, revision: 0, cancellationToken);
    }

    private async Task<string> TelephoneAsync(Act act, CancellationToken cancellationToken)
    {
        var bulletin = JsonSerializer.SerializeToNode(Bulletins.From(act), Json)!.AsObject();
        bulletin.Add("receivedAt", JsonValue.Create(act.Cell("received_at")));
        using var response = await organiser.TypeInAsync(act.Invitee.Value, JsonSerializer.SerializeToElement(bulletin), cancellationToken);
        return await OutcomeAsync(response, revision: 0, cancellationToken);
    }

    private async Task<string> AddInviteeAsync(Act act, CancellationToken cancellationToken)
    {
        var place = act.Cell("comment").Split(',', 3);
        var csv = $"code,name,kind,country,area,language,email\n{act.Code},\"{act.Cell("organisation")}\",{place[0]},{place[1]},\"{place[2]}\",{act.Cell("language")},{act.Cell("email")}\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var answer = await organiser.ImportAsync(stream, cancellationToken);
        return answer.Added == 1 ? "accepted" : $"added {answer.Added}, rejected {answer.Rejected.Count}";
    }

    private async Task<string> UnsubscribeAsync(Act act, CancellationToken cancellationToken)
    {
        var token = postbox.UnsubscribeOf(act.Invitee) ?? throw new RehearsalException($"{act.Place}{act.Invitee} never got a mail to unsubscribe from.");
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var response = await http.PostAsync($"unsubscribe/{token}", oneClick, cancellationToken);
        return await OutcomeAsync(response, revision: 0, cancellationToken);
    }

    private async Task<string> BounceAsync(Act act)
    {
        await bounce(act.Invitee);
        return "accepted";
    }

    /// <summary>Opens the personal link from the mail and reads which revision stands there.</summary>
    private async Task<(string Address, int Revision)> OpenAsync(Act act, CancellationToken cancellationToken)
    {
        var token = postbox.BulletinOf(act.Invitee) ?? throw new RehearsalException($"{act.Place}{act.Invitee} never got a mail with its link.");
        var address = $"api/bulletins/{token}";
        using var response = await http.GetAsync(address, cancellationToken);
        var tag = response.Headers.ETag?.Tag.Trim('"');
        return (address, tag is null ? 0 : int.Parse(tag, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<HttpResponseMessage> PutAsync(string address, int revision, Act act, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(Bulletins.From(act), options: Json) };
        IfMatch(request, revision);
        return await http.SendAsync(request, cancellationToken);
    }

    private static void IfMatch(HttpRequestMessage request, int revision)
    {
        if (revision > 0)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
    }

    private static async Task<string> OutcomeAsync(HttpResponseMessage response, int revision, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.Accepted:
                return "unconfirmed";
            case HttpStatusCode.Gone:
                return "refused";
            case HttpStatusCode.OK when response.Content.Headers.ContentType?.MediaType == "application/json":
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                return revision > 0 && answer.GetProperty("revision").GetInt32() == revision ? "unchanged" : "accepted";
            case HttpStatusCode.OK:
                return "accepted";
            default:
                return $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
        }
    }
}
