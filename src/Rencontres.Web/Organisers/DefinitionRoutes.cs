using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Definitions;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>What a campaign says: its definition and its enclosures. Each is refused with every fault named.</summary>
internal sealed class DefinitionRoutes(CampaignRoute route, CampaignOrders orders, IContent content) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        CampaignRoute.Of("PutDefinition", HttpMethods.Put, "definition", PutDefinitionAsync),
        route.Of("PutEnclosure", HttpMethods.Put, "enclosures/{name}", PutEnclosureAsync),
    ];

    private async Task<IResult> PutDefinitionAsync(HttpContext context, CampaignId id)
    {
        var body = await OrganiserBody.ReadAsync(context, OrganiserBody.SmallDocument);
        var (definition, faults) = DefinitionReader.Read(body, id);
        if (definition is null)
            return OrganiserProblems.Faulty("The definition has faults.", faults);

        var outcome = await orders.DefineAsync(definition, context.RequestAborted);
        if (outcome is OrderOutcome.Done)
            await WriteAsync(context, $"{id}/{DefinitionReader.FileName}", body);

        return OrderReplies.Of(outcome);
    }

    private async Task<IResult> PutEnclosureAsync(HttpContext context, Campaign campaign)
    {
        var name = context.RouteText("name");
        if (!EnclosureFiles.IsName(name))
            return OrganiserProblems.Unusable("The name cannot be that of an enclosure.", "Use letters, digits, hyphens and dots, and .pdf at the end, like agenda.fr.pdf.");

        var body = await OrganiserBody.ReadAsync(context, EnclosureFiles.MaximumBytes);
        if (!EnclosureFiles.IsPdf(body))
            return OrganiserProblems.Unusable("The file is not a PDF.");

        await WriteAsync(context, EnclosureFiles.Path(campaign.Id, name), body);
        var named = campaign.Definition.Enclosures.Any(enclosure => enclosure.Files.Languages.Any(language => enclosure.Files.In(language) == name));
        return OrganiserJson.Ok(new { enclosure = name, bytes = body.Length, named });
    }

    private async Task WriteAsync(HttpContext context, string path, byte[] body)
    {
        using var stream = new MemoryStream(body);
        await content.WriteAsync(path, stream, context.RequestAborted);
    }
}
