using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The personal form of the town of Nancy, as its browser sends it.</summary>
internal static partial class PersonalForm
{
    public const string NotSent = "PAS ENCORE ENVOYÉ";

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

    /// <summary>A change of the first answer.</summary>
    public static Dictionary<string, string> Changed(string action, string draft = "") =>
        new(Filled) { ["revision"] = "1", ["comment"] = "Nous serons trois", ["action"] = action, ["draft"] = draft };

    /// <summary>A campaign in which Nancy has answered.</summary>
    public static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        var (status, _) = await desk.PressAsync(Filled);
        Assert.Equal(200, status);
        return desk;
    }

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
            ["second"] = "replace",
            ["action"] = "send",
        };
        var (status, page) = await desk.PostPageAsync(desk.Links.Bulletin(desk.Nancy()).AbsolutePath.TrimStart('/'), form);
        Assert.Equal(200, status);
        return page;
    }

    public static async Task<(int Status, string Draft)> AutosaveAsync(this OrganiserDesk desk, Dictionary<string, string> form)
    {
        using var body = new FormUrlEncodedContent(form);
        using var response = await desk.Visitor.PostAsync(desk.Link(), body, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : "");
    }

    /// <summary>Which draft a page's form replaces.</summary>
    public static string DraftOf(string page) => WebUtility.HtmlDecode(DraftPattern().Match(page).Groups[1].Value);

    [GeneratedRegex(@"name=""draft"" value=""([^""]*)""")]
    private static partial Regex DraftPattern();
}
