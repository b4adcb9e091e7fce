using System.Globalization;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The personal form of the first invitee as it is filled in and sent.</summary>
internal static class PersonalForm
{
    public static Invitee Nancy(this OrganiserDesk desk) => desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395");

    /// <returns>The page that acknowledges it.</returns>
    public static async Task<string> AnswerAsync(this OrganiserDesk desk, string comment = "", string email = "a@mairie.example", int revision = 0)
    {
        var form = new Dictionary<string, string>(OpenForm.Filled)
        {
            ["contact.email"] = email,
            ["comment"] = comment,
            ["revision"] = revision.ToString(CultureInfo.InvariantCulture),
            ["action"] = "send",
        };
        var (status, page) = await desk.PostPageAsync(desk.Links.Bulletin(desk.Nancy()).AbsolutePath.TrimStart('/'), form);
        Assert.Equal(200, status);
        return page;
    }
}
