using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Plays the people of a rehearsal: each act is the HTTP conversation that a person's browser, or an organiser's desk, would have.</summary>
internal sealed class Players(HttpClient http, OrganiserClient organiser, Postbox postbox, CampaignId campaign, Func<InviteeId, Task> bounce)
{
    private readonly InvitedPlayers invited = new(http, postbox);

    /// <returns>What came of it, in the words of the column <c>expect</c>, or the status of an answer that has none.</returns>
    public Task<string> PlayAsync(Act act, CancellationToken cancellationToken) => act.Kind switch
    {
        ActKinds.Answer or ActKinds.Decline or ActKinds.Edit => invited.AnswerAsync(act, cancellationToken),
        ActKinds.PressTwice => invited.PressTwiceAsync(act, cancellationToken),
        ActKinds.Draft => invited.DraftAsync(act, cancellationToken),
        ActKinds.Withdraw => invited.WithdrawAsync(act, cancellationToken),
        ActKinds.OpenForm => OpenFormAsync(act, cancellationToken),
        ActKinds.Confirm => ConfirmAsync(act, cancellationToken),
        ActKinds.Telephone => TelephoneAsync(act, cancellationToken),
        ActKinds.AddInvitee => AddInviteeAsync(act, cancellationToken),
        ActKinds.Unsubscribe => UnsubscribeAsync(act, cancellationToken),
        ActKinds.Bounce => BounceAsync(act),
        _ => throw new RehearsalException($"Nobody can play the act \"{act.Kind}\"."),
    };

    private async Task<string> OpenFormAsync(Act act, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"api/campaigns/{campaign}/registrations", Bulletins.From(act), Bulletins.Json, cancellationToken);
        return await response.OutcomeAsync(revision: 0, cancellationToken);
    }

    private async Task<string> ConfirmAsync(Act act, CancellationToken cancellationToken)
    {
        var token = postbox.ConfirmationTo(act.Cell("email")) ?? throw new RehearsalException($"{act.Place}no mail to confirm ever came to {act.Cell("email")}.");
        using var form = new FormUrlEncodedContent([]);
        using var response = await http.PostAsync($"confirm/{token}", form, cancellationToken);
        return await response.OutcomeAsync(revision: 0, cancellationToken);
    }

    private async Task<string> TelephoneAsync(Act act, CancellationToken cancellationToken)
    {
        var bulletin = JsonSerializer.SerializeToNode(Bulletins.From(act), Bulletins.Json)!.AsObject();
        bulletin.Add("receivedAt", JsonValue.Create(act.Cell("received_at")));
        using var response = await organiser.TypeInAsync(act.Invitee.Value, JsonSerializer.SerializeToElement(bulletin), cancellationToken);
        return await response.OutcomeAsync(revision: 0, cancellationToken);
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
        return await response.OutcomeAsync(revision: 0, cancellationToken);
    }

    private async Task<string> BounceAsync(Act act)
    {
        await bounce(act.Invitee);
        return "accepted";
    }
}
