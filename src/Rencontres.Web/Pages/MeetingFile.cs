using Microsoft.AspNetCore.Http;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>The meeting, for a calendar.</summary>
internal sealed class MeetingFile(PageGuard guard, Notices notices, PersonalLinks links, Answering answering, IMeetingInvitation invitation) : IRoutes
{
    private const string ContentType = "text/calendar; charset=utf-8";

    public IEnumerable<WebRoute> Routes => [guard.Route("MeetingFile", HttpMethods.Get, "bulletins/{token}/meeting.ics", ReadAsync)];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        if (links.Read(context.RouteText("token"), LinkPurpose.Bulletin) is not { } link
            || await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
        {
            return await notices.NotValidAsync(context);
        }

        var language = ReaderLanguage.Of(context.Request, current?.Answer.Language ?? invitee.Listed.Language);
        return Results.File(invitation.Write(campaign.Definition, language, context.ReceivedAt()), ContentType, "meeting.ics");
    }
}
