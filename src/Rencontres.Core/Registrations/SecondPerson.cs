using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>Who added to the answer of somebody else.</summary>
/// <param name="OpenId">The open bulletin that this person came by; empty for one who has the personal link.</param>
public sealed record SecondPerson(Contact Contact, Language Language, string OpenId);
