using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>A mail in a language.</summary>
internal sealed record TemplateName(Language Language, string Name);

/// <summary>Makes the routes about one template of a campaign.</summary>
internal sealed class TemplateRoute(CampaignRoute route)
{
    private const string Template = "templates/{language}/{name}";

    private static readonly IResult NoSuchTemplate = OrganiserProblems.Unusable(
        "There is no such template.",
        $"The languages are {string.Join(", ", Languages.All.Select(each => each.Code()))}, the templates {string.Join(", ", MailTemplates.Names)}.");

    /// <param name="pattern">What follows the template's own address.</param>
    public WebRoute Of(string name, string method, string pattern, Func<HttpContext, Campaign, TemplateName, Task<IResult>> handle) =>
        route.Of(name, method, Template + pattern, (context, campaign) =>
        {
            var template = context.RouteText("name");
            return Languages.TryParse(context.RouteText("language"), out var language) && MailTemplates.Names.Contains(template)
                ? handle(context, campaign, new TemplateName(language.Value, template))
                : Task.FromResult(NoSuchTemplate);
        });
}
