using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>What became of each mail, and the organisers' word where nobody else knows.</summary>
internal sealed class MailRoutes(CampaignRoute route, MailList list, MailWords words) : IRoutes
{
    private static readonly Dictionary<string, MailState> States = Enum.GetValues<MailState>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("ReadMails", HttpMethods.Get, "mails", (context, campaign) => Task.FromResult(Read(context, campaign))),
        route.Of("SettleMails", HttpMethods.Post, "mails/unknown", SettleAsync),
    ];

    private IResult Read(HttpContext context, Campaign campaign)
    {
        MailState? state = null;
        if (Asked(context, "state") is { } name)
        {
            if (!States.TryGetValue(name, out var known))
                return OrganiserProblems.Unusable($"There is no state \"{name}\".", $"The states are {string.Join(", ", States.Keys)}.");

            state = known;
        }

        // Streamed, so that a large campaign's list takes no memory.
        var mails = list.ReadAsync(campaign, state, Asked(context, "wave"), context.RequestAborted).Select(Told);
        return OrganiserJson.Ok(new { campaign = campaign.Id.Value, mails });
    }

    private async Task<IResult> SettleAsync(HttpContext context, Campaign campaign)
    {
        var form = await OrganiserBody.ReadJsonAsync<WordForm>(context);
        if (form.Sent is not { } sent)
            return OrganiserProblems.Invalid("sent", "Say true if these mails were sent, false if they were not and are to go again.");

        if (form is { All: false, Wave: null, Attempt: null, Invitee: null })
            return OrganiserProblems.Invalid("wave", "Name the wave, the attempt or the invitee that is meant, or say \"all\": true.");

        var settled = await words.TakeAsync(campaign, new SpokenOf(form.Wave, form.Attempt, form.Invitee), sent, context.RequestAborted);
        return OrganiserJson.Ok(new { campaign = campaign.Id.Value, settled });
    }

    private static string? Asked(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private static string NameOf(MailState state) => state.ToString().ToLowerInvariant();

    private static object Told(ListedMail mail) => new
    {
        invitee = mail.Subject,
        mail.To,
        wave = mail.Occasion,
        state = NameOf(mail.State),
        at = OrganiserJson.Text(mail.At),
        mail.Attempt,
        mail.Detail,
        toldAt = OrganiserJson.Text(mail.ToldAt),
        mail.Doubled,
    };

    /// <summary>A misspelt member must not make the order one about all mails.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record WordForm
    {
        public bool? Sent { get; init; }

        /// <summary>All of unknown fate, whatever their wave.</summary>
        public bool All { get; init; }

        public string? Wave { get; init; }

        public string? Attempt { get; init; }

        public string? Invitee { get; init; }
    }
}
