using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>The figures of a report in the order of <c>contract.md</c>.</summary>
internal static class ReportFigures
{
    public static IReadOnlyList<string> Names { get; } =
        ["invited", "delivered", "bounced", "opened", "answered", "unconfirmed", "attending", "declined", "withdrawn", "silent", "delegates", "unknown"];

    public static IReadOnlyList<int> Of(ReportTotals totals) =>
    [
        totals.Invited, totals.Delivered, totals.Bounced, totals.Opened, totals.Answered, totals.Unconfirmed,
        totals.Attending, totals.Declined, totals.Withdrawn, totals.Silent, totals.Delegates, totals.Unknown,
    ];
}
