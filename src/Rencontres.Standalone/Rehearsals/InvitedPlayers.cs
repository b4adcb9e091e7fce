using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Plays those who have their personal link from a mail.</summary>
internal sealed class InvitedPlayers(HttpClient http, Postbox postbox)
{
    public async Task<string> AnswerAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var response = await PutAsync(address, revision, act, cancellationToken);
        return await response.OutcomeAsync(revision, cancellationToken);
    }

    /// <summary>The same answer twice at the same moment: one of them is stored, both are acknowledged alike.</summary>
    public async Task<string> PressTwiceAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        var both = await Task.WhenAll(PutAsync(address, revision, act, cancellationToken), PutAsync(address, revision, act, cancellationToken));
        var receipts = await Task.WhenAll(both.Select(response => response.Content.ReadAsStringAsync(cancellationToken)));
        return receipts[0] == receipts[1] ? await both[0].OutcomeAsync(revision, cancellationToken) : $"two receipts: {receipts[0]} and {receipts[1]}";
    }

    public async Task<string> DraftAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var response = await UnfinishedForm.SaveAsync(http, address["api/".Length..], revision, act, cancellationToken);
        return await response.OutcomeAsync(revision: 0, cancellationToken);
    }

    public async Task<string> WithdrawAsync(Act act, CancellationToken cancellationToken)
    {
        var (address, revision) = await OpenAsync(act, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Delete, address);
        IfMatch(request, revision);
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.OutcomeAsync(revision, cancellationToken);
    }

    /// <summary>Opens the personal link from the mail and reads which revision stands there.</summary>
    private async Task<(string Address, int Revision)> OpenAsync(Act act, CancellationToken cancellationToken)
    {
        var token = postbox.BulletinOf(act.Invitee) ?? throw new RehearsalException($"{act.Place}{act.Invitee} never got a mail with its link.");
        var address = $"api/bulletins/{token}";
        using var response = await http.GetAsync(address, cancellationToken);
        var tag = response.Headers.ETag?.Tag.Trim('"');
        return (address, tag is null ? 0 : int.Parse(tag, CultureInfo.InvariantCulture));
    }

    private async Task<HttpResponseMessage> PutAsync(string address, int revision, Act act, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(Bulletins.From(act), options: Bulletins.Json) };
        IfMatch(request, revision);
        return await http.SendAsync(request, cancellationToken);
    }

    private static void IfMatch(HttpRequestMessage request, int revision)
    {
        if (revision > 0)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
    }
}
