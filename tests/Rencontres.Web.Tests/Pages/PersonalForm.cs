using System.Globalization;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The personal form of the town of Nancy, as its browser sends it.</summary>
internal static class PersonalForm
{
    public const string Code = "54395";

    /// <summary>As it is when it is opened and nothing is typed.</summary>
    public static Dictionary<string, string> Untouched => new()
    {
        ["organisation.name"] = "Nancy",
        ["contact.name"] = "",
        ["contact.role"] = "",
        ["contact.email"] = "a@mairie.example",
        ["contact.phone"] = "",
        ["conference"] = "undecided",
        ["delegates[0].name"] = "",
        ["delegates[0].role"] = "",
        ["delegates[0].email"] = "",
        ["suggestions[0].about"] = "workshop",
        ["suggestions[0].topic"] = "",
        ["suggestions[0].text"] = "",
        ["comment"] = "",
        ["revision"] = "0",
        ["language"] = "fr",
        ["draft"] = "",
    };

    /// <summary>Enough to be sent.</summary>
    public static Dictionary<string, string> Filled => new(Untouched)
    {
        ["contact.name"] = "Hélène Gauthier",
        ["attending"] = "yes",
        ["delegates[0].name"] = "Loïc Bénard",
        ["consent"] = "yes",
        ["action"] = "send",
    };

    /// <summary>Begun, and pressed with that button.</summary>
    public static Dictionary<string, string> Begun(string action, string comment = "À voir avec le maire\r\navant lundi", string draft = "") =>
        new(Untouched) { ["comment"] = comment, ["action"] = action, ["draft"] = draft };

    public static Invitee Nancy(this OrganiserDesk desk) => desk.Invitees.Rows.Single(invitee => invitee.Id.Value == Code);

    public static string Link(this OrganiserDesk desk) => desk.Links.Bulletin(desk.Nancy()).AbsolutePath.TrimStart('/');

    public static Task<string> OpenLinkAsync(this OrganiserDesk desk) => desk.Visitor.GetStringAsync(desk.Link(), TestContext.Current.CancellationToken);

    public static Task<(int Status, string Page)> PressAsync(this OrganiserDesk desk, Dictionary<string, string> form) => desk.PostPageAsync(desk.Link(), form);

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
