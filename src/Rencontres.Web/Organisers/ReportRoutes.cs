using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Reports;
using Rencontres.Lists;
using Rencontres.Lists.Reports;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>The report and the suggestions, to be taken away. They are written while they are read, so that a large campaign needs no more memory.</summary>
internal sealed class ReportRoutes(CampaignRoute route, Reporting reporting, IEnumerable<IReportWriter> writers) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("ReadReport", HttpMethods.Get, "report", ReportAsync),
        route.Of("ReadSuggestions", HttpMethods.Get, "suggestions", SuggestionsAsync),
    ];

    private Task<IResult> ReportAsync(HttpContext context, Campaign campaign)
    {
        var format = Format(context);
        if (writers.FirstOrDefault(writer => writer.Format == format) is not { } chosen)
            return Task.FromResult(OrganiserProblems.Invalid("format", $"Use one of {string.Join(", ", writers.Select(writer => writer.Format))}."));

        var report = reporting.Open(campaign, context.RequestAborted);
        Name(context, $"{campaign.Id}-report-{report.AsOf.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}", format, shown: format is "json" or "html");
        return Task.FromResult(Results.Stream(target => chosen.WriteAsync(report, target, context.RequestAborted), chosen.ContentType));
    }

    private async Task<IResult> SuggestionsAsync(HttpContext context, Campaign campaign)
    {
        var suggestions = ReadAsync(campaign, context.RequestAborted);
        switch (Format(context))
        {
            case "json":
                return OrganiserJson.Ok(new { campaign = campaign.Id.Value, suggestions = await suggestions.ToListAsync(context.RequestAborted) });
            case "csv":
                var table = new TableSheet("suggestions", SuggestionEntry.Columns, suggestions.Select(each => each.Row));
                Name(context, $"{campaign.Id}-suggestions", "csv", shown: false);
                return Results.Stream(target => TableWriter.WriteCsvAsync(target, table, cancellationToken: context.RequestAborted), "text/csv; charset=utf-8");
            default:
                return OrganiserProblems.Invalid("format", "Use json or csv.");
        }
    }

    private async IAsyncEnumerable<SuggestionEntry> ReadAsync(Campaign campaign, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in reporting.Open(campaign, cancellationToken).Lines)
        {
            foreach (var suggestion in SuggestionEntry.Of(line, campaign.Definition))
                yield return suggestion;
        }
    }

    private static string Format(HttpContext context) => context.Request.Query["format"].ToString() is { Length: > 0 } format ? format : "json";

    /// <param name="shown">Whether a browser shows it instead of saving it.</param>
    private static void Name(HttpContext context, string name, string format, bool shown)
    {
        context.Response.Headers.ContentDisposition = $"{(shown ? "inline" : "attachment")}; filename=\"{name}.{format}\"";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
    }
}
