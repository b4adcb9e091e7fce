using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Invitees;

/// <summary>What an import keeps in mind of an invitee there is: small, so that a campaign of any size fits.</summary>
/// <param name="Digest">Of what the list has columns for, without slot and language.</param>
/// <param name="HasOwnZone">Its zone does not follow from country and code.</param>
/// <param name="Waits">Has no invitation yet, so that a repeated import (the first was cut off) still gets it one.</param>
internal readonly record struct KnownInvitee(int Digest, int Address, Slot Slot, bool HasOwnZone, Language Language, bool MailFailed, bool Waits)
{
    private static readonly ListedInvitee Nothing = new(default, "", "", "", default, "", null, default, "", "");

    /// <param name="untold">What the list has no columns for.</param>
    public static KnownInvitee Of(Invitee invitee, ListColumns untold)
    {
        var (listed, invitation) = (invitee.Listed, invitee.Mails.GetValueOrDefault(Wave.Invitation)?.State);
        var failed = invitee.BouncedAt is not null || invitation is MailState.Refused or MailState.Bounced or MailState.Dropped;
        return new KnownInvitee(
            DigestOf(listed, untold),
            AddressOf(listed),
            listed.Slot,
            listed.Slot.Zone != Zones.Of(own: null, listed.Slot.Country, listed.Code),
            listed.Language,
            failed,
            Waits: invitation is null or MailState.Due && !failed);
    }

    /// <summary>What the list tells of this one. A zone that follows from the country follows a corrected one too; one of its own stays.</summary>
    public ListedInvitee ToldBy(ListedInvitee listed) =>
        HasOwnZone || listed.Untold.HasFlag(ListColumns.Country) ? listed : listed with { Untold = listed.Untold & ~ListColumns.Zone };

    public bool Says(ListedInvitee told) =>
        Digest == DigestOf(told, told.Untold)
        && told.Over(Slot) == Slot
        && (told.Untold.HasFlag(ListColumns.Language) || told.Language == Language);

    /// <summary>The address that failed is not the list's.</summary>
    public bool IsCorrectedBy(ListedInvitee told) => MailFailed && Address != AddressOf(told);

    private static int DigestOf(ListedInvitee listed, ListColumns untold) =>
        (listed with { Untold = untold | ListColumns.Country | ListColumns.Zone | ListColumns.Language }).Over(Nothing).GetHashCode();

    private static int AddressOf(ListedInvitee listed) => string.GetHashCode(listed.Email, StringComparison.OrdinalIgnoreCase);
}
