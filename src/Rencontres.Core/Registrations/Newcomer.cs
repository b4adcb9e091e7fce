using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>One who came by the open form and stands on no list, as it is noted among the invitees.</summary>
internal static class Newcomer
{
    public static ListedInvitee From(OpenBulletin bulletin)
    {
        var organisation = bulletin.Answer.Organisation;
        var country = organisation.Country.Length > 0 ? organisation.Country : "FR";
        var zone = Zones.Of(own: null, country, organisation.Code) ?? Zones.Paris;
        return new ListedInvitee(
            bulletin.Key.Id,
            organisation.Code,
            organisation.Name,
            organisation.Kind,
            new Slot(country, zone),
            Area: "",
            Population: null,
            bulletin.Answer.Language,
            bulletin.Answer.Contact.Email,
            bulletin.Answer.Contact.Name);
    }
}
