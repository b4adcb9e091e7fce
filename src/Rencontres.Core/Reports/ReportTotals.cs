namespace Rencontres.Core.Reports;

/// <summary>
/// The figures of a campaign. The names are those of the report's JSON. Each organisation of the report is counted in exactly one of attending, declined,
/// withdrawn, unconfirmed and silent, the one that its line tells. Invited counts mails, not answers: who came by itself has answered without being invited.
/// </summary>
/// <param name="Invited">Invitees whose invitation was sent, or may have been.</param>
/// <param name="Delivered">Of those, accepted by the mail service and not bounced.</param>
/// <param name="Opened">Who has used the personal link.</param>
/// <param name="Answered">Attending, declined and withdrawn.</param>
/// <param name="Unconfirmed">No answer, but a bulletin of the open form that counts for nothing yet; also those who stand on no list and so have no line.</param>
/// <param name="Silent">Neither an answer nor a bulletin to be confirmed.</param>
/// <param name="Delegates">Persons announced by those who attend.</param>
/// <param name="Unknown">Mails of waves of which nobody knows whether they were sent; they are not sent again.</param>
public sealed record ReportTotals(
    int Invited, int Delivered, int Bounced, int Opened, int Answered, int Unconfirmed, int Attending, int Declined, int Withdrawn, int Silent, int Delegates,
    int Unknown)
{
    /// <summary>Of the silent, who have begun a form and not sent it. For whoever watches the campaign run; it stands in no report.</summary>
    public int Drafts { get; init; }

    public static ReportTotals Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static ReportTotals operator +(ReportTotals left, ReportTotals right) => new(
        left.Invited + right.Invited,
        left.Delivered + right.Delivered,
        left.Bounced + right.Bounced,
        left.Opened + right.Opened,
        left.Answered + right.Answered,
        left.Unconfirmed + right.Unconfirmed,
        left.Attending + right.Attending,
        left.Declined + right.Declined,
        left.Withdrawn + right.Withdrawn,
        left.Silent + right.Silent,
        left.Delegates + right.Delegates,
        left.Unknown + right.Unknown)
    {
        Drafts = left.Drafts + right.Drafts,
    };
}
