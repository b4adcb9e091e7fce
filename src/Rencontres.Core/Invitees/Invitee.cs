using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Invitees;

/// <summary>Where an invitee's row lies.</summary>
public readonly record struct InviteeKey(CampaignId Campaign, int Bucket, InviteeId Id)
{
    public static InviteeKey Of(Campaign campaign, InviteeId id) => new(campaign.Id, id.Bucket(campaign.Buckets), id);
}

/// <summary>What a list of invitees says of one of them; everything else about an invitee is the campaign's own.</summary>
/// <param name="Code">The code it is known by; empty when it has none.</param>
/// <param name="Kind">commune, epci, departement, region, prefecture, municipality …</param>
public sealed record ListedInvitee(
    InviteeId Id,
    string Code,
    string Name,
    string Kind,
    Slot Slot,
    string Area,
    int? Population,
    Language Language,
    string Email,
    string Contact)
{
    /// <summary>What the list says nothing of: it stays as it is stored, and the values here count for new invitees only.</summary>
    public ListColumns Untold { get; init; }

    /// <summary>What is known once this has been stored over what was known before.</summary>
    public ListedInvitee Over(ListedInvitee before) => this with
    {
        Kind = Of(ListColumns.Kind, Kind, before.Kind),
        Slot = Over(before.Slot),
        Area = Of(ListColumns.Area, Area, before.Area),
        Population = Of(ListColumns.Population, Population, before.Population),
        Language = Of(ListColumns.Language, Language, before.Language),
        Contact = Of(ListColumns.Contact, Contact, before.Contact),
        Untold = ListColumns.None,
    };

    public Slot Over(Slot before) => new(Of(ListColumns.Country, Slot.Country, before.Country), Of(ListColumns.Zone, Slot.Zone, before.Zone));

    private T Of<T>(ListColumns column, T told, T before) => Untold.HasFlag(column) ? before : told;
}

public enum AnswerStatus
{
    /// <summary>No answer that counts.</summary>
    Silent,

    Attending,
    Declined,
    Withdrawn,
}

/// <summary>A local government that is invited, with the instants of what has happened to it and the state of its mail in each wave.</summary>
/// <param name="Version">Opaque; changes with every write to the row. A claim of a mail is conditional on it, so that an answer always wins.</param>
public sealed record Invitee(InviteeKey Key, ListedInvitee Listed, string Version)
{
    public InviteeId Id => Key.Id;

    public Slot Slot => Listed.Slot;

    /// <summary>Whether that address is the one on the list.</summary>
    public bool IsAt(string email) => string.Equals(Listed.Email, email.Trim(), StringComparison.OrdinalIgnoreCase);

    public AnswerStatus Answer { get; init; } = AnswerStatus.Silent;

    /// <summary>When the answer that counts now was received.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When the first one was; null also where only later ones were written down.</summary>
    public Instant? FirstAnsweredAt { get; init; }

    public Instant? OpenedAt { get; init; }

    /// <summary>When the form that was begun and not sent was last saved; null: there is none.</summary>
    public Instant? DraftAt { get; init; }

    public Instant? BouncedAt { get; init; }

    public Instant? UnsubscribedAt { get; init; }

    /// <summary>A later cutoff for this invitee alone.</summary>
    public Instant? LateUntil { get; init; }

    /// <summary>Personal links carry it; raising it revokes the ones given out.</summary>
    public int LinkVersion { get; init; }

    /// <summary>Somebody says an answer in its name was not theirs; it holds as long as the answer names that address and nobody who may has given it anew.</summary>
    public Dispute? Dispute { get; init; }

    /// <summary>True for one that came by the open bulletin and stands on no list.</summary>
    public bool CameByItself { get; init; }

    public IReadOnlyDictionary<Wave, WaveMail> Mails { get; init; } = new Dictionary<Wave, WaveMail>();

    public Invitee With(Wave wave, WaveMail mail) => this with { Mails = new Dictionary<Wave, WaveMail>(Mails) { [wave] = mail } };

    /// <summary>What it is after something has happened to its mail of a wave.</summary>
    /// <inheritdoc cref="WaveMail.After"/>
    public Invitee? After(Wave wave, MailTrigger trigger, string attempt, Instant at, string? detail = null) =>
        Mails.GetValueOrDefault(wave)?.After(trigger, attempt, at, detail) is { } mail ? With(wave, mail) : null;
}
