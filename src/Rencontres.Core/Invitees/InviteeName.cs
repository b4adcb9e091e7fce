namespace Rencontres.Core.Invitees;

/// <summary>What an organisation is recognised by, without the rest of its row.</summary>
/// <param name="Area">The département or prefecture; empty where the list does not say it.</param>
public sealed record InviteeName(InviteeId Id, string Name, string Kind, string Country, string Area)
{
    /// <summary>Empty where it has none.</summary>
    public string Code { get; init; } = "";

    /// <inheritdoc cref="Invitee.CameByItself"/>
    public bool CameByItself { get; init; }
}
