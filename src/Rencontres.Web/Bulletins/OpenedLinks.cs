using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Bulletins;

/// <summary>Personal links as they are looked at: a GET opens one, a HEAD looks at nothing.</summary>
internal static class OpenedLinks
{
    public static Task<(Campaign Campaign, Invitee Invitee, Registration? Current)?> FindOrOpenAsync(this Answering answering, HttpContext context, LinkToken link) =>
        HttpMethods.IsGet(context.Request.Method)
            ? answering.OpenAsync(link, context.ReceivedAt(), context.RequestAborted)
            : answering.FindAsync(link, context.RequestAborted);
}
