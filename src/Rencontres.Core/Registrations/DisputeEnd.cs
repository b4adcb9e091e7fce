using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>Whether an answer settles what was said of the one before: that it was not theirs whose address it names.</summary>
internal static class DisputeEnd
{
    /// <summary>
    /// Who has the personal link, or an organiser, and gives that address again means it. By the open form anybody can give it. A withdrawal that was disputed
    /// is over with any answer.
    /// </summary>
    public static bool IsIn(Registration next, Registration? before, Dispute? dispute) =>
        dispute is not null
        && next.Counts
        && (before is { Counts: false } || (next.Source != RegistrationSource.OpenForm && next.IsGivenBy(dispute.Email)));
}
