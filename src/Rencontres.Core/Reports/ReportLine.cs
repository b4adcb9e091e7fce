using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Reports;

/// <summary>One organisation in the report.</summary>
/// <param name="Current">Its answer; null while there is none.</param>
/// <param name="Unconfirmed">Bulletins of the open form in its name that count for nothing.</param>
public sealed record ReportLine(Invitee Invitee, Registration? Current, IReadOnlyList<OpenBulletin> Unconfirmed)
{
    /// <summary>When it was said that the answer was not theirs whose address it names, as its contact's or as that of who gave it; null if nobody says so of the one that stands now.</summary>
    public Instant? DisputedAt => Current is not null && Invitee.Dispute is { } dispute && Current.Names(dispute.Email) ? dispute.At : null;

    /// <summary>Nothing counts yet, but a bulletin waits to be confirmed: neither answered nor silent.</summary>
    public bool IsUnconfirmed => Invitee.Answer == AnswerStatus.Silent && Unconfirmed.Count > 0;
}
