using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>The report as tables for spreadsheets. The columns' names are data: other people's spreadsheets refer to them.</summary>
/// <param name="time">How the format writes an instant.</param>
internal sealed class ReportTables(Report report, Func<ZonedDateTime, object> time)
{
    private static readonly string[] OrganisationColumns =
    [
        "id", "code", "name", "kind", "country", "area", "language", "email", "status", "answeredAt", "receivedAt", "receipt", "revision",
        "contactName", "contactRole", "contactEmail", "contactPhone", "delegates", "delegateNames", "conference", "comment",
        "invitedAt", "openedAt", "bouncedAt", "unsubscribedAt", "disputedAt", "reminders", "source",
    ];

    private readonly ExtraColumns extra = new(report.Campaign.Definition);
    private readonly DateTimeZone zone = Zones.Get(report.Campaign.Cutoff.Zone);
    private readonly List<IReadOnlyList<object?>> delegates = [];
    private readonly List<SuggestionEntry> suggestions = [];

    /// <summary>To be read first: the other tables are made of what goes by.</summary>
    public TableSheet Organisations => new("organisations", [.. OrganisationColumns, .. extra.Names(OrganisationColumns)], OrganisationRows());

    public TableSheet Delegates => new("delegates", ["organisation", "organisationName", "country", "name", "role", "email"], Later(() => delegates));

    public TableSheet Suggestions => new("suggestions", SuggestionEntry.Columns, Later(() => suggestions.Select(each => each.Row)));

    public TableSheet Figures => new("figures", ["group", "value", .. ReportFigures.Names, "waves"], Later(FigureRows));

    private async IAsyncEnumerable<IReadOnlyList<object?>> OrganisationRows()
    {
        await foreach (var line in report.Lines)
        {
            var entry = OrganisationEntry.Of(line);
            delegates.AddRange(entry.Delegates.Select(each =>
                (IReadOnlyList<object?>)[entry.Listed.Id.Value, entry.Listed.Name, entry.Listed.Slot.Country, each.Name, each.Role, each.Email]));
            suggestions.AddRange(SuggestionEntry.Of(line, report.Campaign.Definition));
            yield return Row(entry);
        }
    }

    private object?[] Row(OrganisationEntry entry)
    {
        var (listed, answer, contact) = (entry.Listed, entry.Answer, entry.Contact);
        return
        [
            listed.Id.Value, listed.Code, listed.Name, listed.Kind, listed.Slot.Country, listed.Area, listed.Language.Code(), listed.Email, entry.Status,
            Time(entry.Invitee.AnsweredAt), Time(answer?.ReceivedAt), answer?.Receipt.Number, answer?.Revision,
            contact?.Name, contact?.Role, contact?.Email, contact?.Phone,
            answer is null ? null : entry.Delegates.Count, string.Join("; ", entry.Delegates.Select(each => each.Name)),
            answer is null ? null : ReportNames.Conference(answer.Answer.Conference), answer?.Answer.Comment,
            Time(entry.InvitedAt), Time(entry.Invitee.OpenedAt), Time(entry.Invitee.BouncedAt), Time(entry.Invitee.UnsubscribedAt), Time(entry.DisputedAt),
            string.Join(" ", entry.Reminders), answer is null ? null : ReportNames.Source(answer.Source),
            .. extra.Cells(answer?.Answer),
        ];
    }

    private IEnumerable<IReadOnlyList<object?>> FigureRows()
    {
        var tally = report.Tally;
        yield return Figure("total", report.Campaign.Id.Value, tally.Totals);
        foreach (var (country, figures) in tally.ByCountry)
            yield return Figure("country", country, figures);

        foreach (var (kind, figures) in tally.ByKind)
            yield return Figure("kind", FrenchReport.Kind(kind), figures);

        foreach (var (date, answers, waves) in tally.ByDay)
            yield return ["day", date.ToDateOnly(), .. ReportFigures.Names.Select(name => name == "answered" ? (object?)answers : null), string.Join(" ", waves)];
    }

    private static object?[] Figure(string group, string value, ReportTotals figures) => [group, value, .. ReportFigures.Of(figures).Cast<object?>(), null];

    /// <summary>Rows that are asked for only once the tables before have been written.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<object?>> Later(Func<IEnumerable<IReadOnlyList<object?>>> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows())
            yield return row;
    }

    private object? Time(Instant? instant) => instant is { } given ? time(given.InZone(zone)) : null;
}
