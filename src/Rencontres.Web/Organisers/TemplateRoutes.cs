using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>A campaign's own wording: what there is, each version of it, and the way back to the product's. A wave that has begun keeps the wording it began with.</summary>
internal sealed class TemplateRoutes(CampaignRoute campaigns, TemplateRoute route, MailWordings wordings, OwnDocumentChanges changes) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        campaigns.Of("ListTemplates", HttpMethods.Get, "templates", ListAsync),
        route.Of("ReadTemplate", HttpMethods.Get, "", ReadAsync),
        route.Of("PutTemplate", HttpMethods.Put, "", PutAsync),
        route.Of("DeleteTemplate", HttpMethods.Delete, "", DeleteAsync),
    ];

    private async Task<IResult> ListAsync(HttpContext context, Campaign campaign)
    {
        var names = campaign.Definition.Languages.SelectMany(language => MailTemplates.Names.Select(name => new TemplateName(language, name)));
        var templates = await Task.WhenAll(names.Select(async template =>
            Told(template, await wordings.FindAsync(campaign.Id, template.Language, template.Name, context.RequestAborted))));
        return OrganiserJson.Ok(new { campaign = campaign.Id.Value, templates });
    }

    private async Task<IResult> ReadAsync(HttpContext context, Campaign campaign, TemplateName template)
    {
        var version = context.Request.Query["version"].ToString();
        var found = version.Length == 0
            ? await wordings.FindAsync(campaign.Id, template.Language, template.Name, context.RequestAborted)
            : await wordings.FindVersionAsync(campaign.Id, template.Language, template.Name, version, context.RequestAborted);
        return found is null
            ? OrganiserProblems.NoSuchWording
            : Results.Bytes(found.Source, "text/markdown; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{found.Version}\""));
    }

    private async Task<IResult> PutAsync(HttpContext context, Campaign campaign, TemplateName template)
    {
        var body = await OrganiserBody.ReadAsync(context, OrganiserBody.SmallDocument);
        var faults = wordings.Faults(template.Name, body);
        if (faults.Count > 0)
            return OrganiserProblems.Faulty("The template has faults.", faults);

        var own = MailTemplates.Own(campaign.Id, template.Language, template.Name);
        var version = await changes.PutAsync(own, body, context.RequestAborted);
        return OrganiserJson.Ok(new { template = own.Path, version, bytes = body.Length });
    }

    private async Task<IResult> DeleteAsync(HttpContext context, Campaign campaign, TemplateName template)
    {
        await changes.ResetAsync(MailTemplates.Own(campaign.Id, template.Language, template.Name), context.RequestAborted);
        return OrganiserJson.Ok(Told(template, await wordings.FindAsync(campaign.Id, template.Language, template.Name, context.RequestAborted)));
    }

    private object Told(TemplateName template, StoredWording? found) => new
    {
        Language = template.Language.Code(),
        template.Name,
        Wording = found is null ? "missing" : found.IsOwn ? "own" : "product",
        found?.Version,
        Faults = found is null ? 0 : wordings.Faults(template.Name, found.Source).Count,
    };
}
