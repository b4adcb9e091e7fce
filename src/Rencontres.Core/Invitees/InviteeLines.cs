namespace Rencontres.Core.Invitees;

/// <summary>Makes invitees of the lines of one list. A line that cannot be read, or repeats an invitee, is rejected with the reason; the others go on.</summary>
public sealed class InviteeLines
{
    private readonly Dictionary<InviteeId, int> seen = [];

    /// <returns>Either the invitee or why there is none.</returns>
    public (ListedInvitee? Invitee, RejectedLine? Rejected) Read(ImportRow row)
    {
        var (invitee, reason) = ListedInviteeReader.Read(row);
        if (invitee is null)
            return (null, new RejectedLine(row.Line, reason ?? "The line cannot be read."));

        return seen.TryAdd(invitee.Id, row.Line)
            ? (invitee, null)
            : (null, new RejectedLine(row.Line, $"The same {(invitee.Code.Length > 0 ? $"code {invitee.Code}" : "address")} stands in line {seen[invitee.Id]} already."));
    }
}
