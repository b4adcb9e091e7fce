using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>One page to print, in French, with nothing fetched from elsewhere. Its figures stand first, so the lines wait in a temporary file meanwhile.</summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    private static readonly string[] Columns = ["Collectivité", "Pays", "Réponse", "Reçue le", "Interlocuteur", "Participants", "Rencontres", "Questions complémentaires", "Commentaire", "Accusé de réception"];

    public string Format => "html";

    public string ContentType => "text/html; charset=utf-8";

    public async Task WriteAsync(Report report, Stream target, CancellationToken cancellationToken)
    {
        await using var lines = TemporaryFile.Create();
        var suggestions = await LinesAsync(report, lines, cancellationToken);
        await WriteAsync(target, HtmlReportPage.Head(report) + HtmlReportPage.Figures(report.Tally), cancellationToken);
        lines.Position = 0;
        await lines.CopyToAsync(target, cancellationToken);
        await WriteAsync(target, Topics(report.Campaign.Definition, suggestions) + Suggestions(suggestions) + HtmlReportPage.Foot, cancellationToken);
    }

    private static async Task<List<SuggestionEntry>> LinesAsync(Report report, Stream lines, CancellationToken cancellationToken)
    {
        var zone = Zones.Get(report.Campaign.Cutoff.Zone);
        var suggestions = new List<SuggestionEntry>();
        await WriteAsync(lines, HtmlTable.Open("Collectivités", Columns), cancellationToken);
        await foreach (var line in report.Lines.WithCancellation(cancellationToken))
        {
            suggestions.AddRange(SuggestionEntry.Of(line, report.Campaign.Definition));
            await WriteAsync(lines, Row(OrganisationEntry.Of(line), report.Campaign.Definition, zone), cancellationToken);
        }

        await WriteAsync(lines, HtmlTable.Close, cancellationToken);
        return suggestions;
    }

    private static string Row(OrganisationEntry entry, CampaignDefinition definition, DateTimeZone zone) => HtmlTable.Row(
        entry.Listed.Name,
        entry.Listed.Slot.Country,
        FrenchReport.Status(entry.Status) + (entry.DisputedAt is null ? "" : " (contesté)"),
        entry.Answer is { } received ? FrenchReport.Time(received.ReceivedAt.InZone(zone)) : "",
        entry.Contact is { } contact ? Lines(contact.Name, contact.Role, contact.Email, contact.Phone) : "",
        Lines([.. entry.Delegates.Select(each => each.Role.Length > 0 ? $"{each.Name} ({each.Role})" : each.Name)]),
        entry.Answer is { } answer ? FrenchReport.Conference(ReportNames.Conference(answer.Answer.Conference)) : "",
        Lines([.. (entry.Answer?.Answer.Extra ?? []).Select(each => $"{definition.LabelOfExtra(each.Id, Language.French)} : {definition.TextOf(each, Language.French)}")]),
        entry.Answer?.Answer.Comment,
        entry.Answer?.Receipt.Number);

    private static string Topics(CampaignDefinition definition, List<SuggestionEntry> suggestions) =>
        HtmlTable.Open("Ateliers et thématiques", ["Sujet", "Atelier ou thématique", "Souhaité par", "Contributions possibles"])
        + string.Concat(TopicFigures.Of(definition, suggestions).Select(each => HtmlTable.Row(FrenchReport.About(each.About), each.Title, each.Wanted, each.Contributes)))
        + HtmlTable.Close;

    private static string Suggestions(List<SuggestionEntry> suggestions) => suggestions.Count == 0
        ? ""
        : HtmlTable.Open("Suggestions", ["Sujet", "Atelier ou thématique", "Souhaité", "Contribution", "Suggestion", "Collectivité", "Pays"])
            + string.Concat(suggestions
                .OrderBy(each => each.About, StringComparer.Ordinal)
                .ThenBy(each => each.Title, StringComparer.Ordinal)
                .Select(each => HtmlTable.Row(FrenchReport.About(each.About), each.Title ?? "proposition libre", FrenchReport.Yes(each.Wanted), FrenchReport.Yes(each.Contributes), each.Text, each.Name, each.Country)))
            + HtmlTable.Close;

    private static string Lines(params IEnumerable<string> parts) => string.Join('\n', parts.Where(part => part.Length > 0));

    private static Task WriteAsync(Stream stream, string html, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(html), cancellationToken).AsTask();
}
