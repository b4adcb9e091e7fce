using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Lists;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>Takes lists of invitees, as CSV or XLSX, in the body or as the file of a form.</summary>
internal sealed class InviteeRoutes(CampaignRoute route, Importing importing) : IRoutes
{
    private const int MaximumList = 20 * 1024 * 1024;

    public IEnumerable<WebRoute> Routes => [route.Of("ImportInvitees", HttpMethods.Post, "invitees", ImportAsync)];

    private async Task<IResult> ImportAsync(HttpContext context, Campaign campaign)
    {
        OrganiserBody.RefuseLonger(context.Request.ContentLength ?? 0, MaximumList);
        if (!TryReadFlag(context.Request.Query["dryRun"], out var dryRun))
            return OrganiserProblems.Invalid("dryRun", "Use true or false.");

        try
        {
            var (list, name) = await ListAsync(context);
            if (list is null)
                return OrganiserProblems.Unusable("The form has no file.");

            var rows = InviteeRows.ReadAsync(list, name, context.RequestAborted);
            var result = await importing.ImportAsync(campaign, rows, dryRun, context.RequestAborted);
            return OrganiserJson.Ok(new { dryRun, result.Added, result.Updated, result.Unchanged, result.Rejected });
        }
        catch (UnreadableTableException unreadable)
        {
            return OrganiserProblems.Unusable("The list cannot be read.", unreadable.Message);
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException("The form cannot be read.", broken);
        }
    }

    private static async Task<(Stream? List, string? Name)> ListAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return (context.Request.Body, null);

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form.Files is [var file, ..] ? (file.OpenReadStream(), file.FileName) : (null, null);
    }

    private static bool TryReadFlag(string? text, out bool flag)
    {
        flag = false;
        return string.IsNullOrEmpty(text) || bool.TryParse(text, out flag);
    }
}
