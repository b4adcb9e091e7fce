using System.Globalization;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The form behind Nancy's personal link, as two people there fill it in.</summary>
internal static class TwoPeople
{
    public static Dictionary<string, string> Anne => By("Anne Colin", "anne@nancy.example", "06 22 22 22 22");

    public static Dictionary<string, string> Bruno => By("Bruno Kieffer", "bruno@nancy.example", "06 11 11 11 11");

    /// <summary>What of Anne's nobody else is to read.</summary>
    public static string[] OfAnne => ["anne@nancy.example", "06 22 22 22 22"];

    public static string[] OfBruno => ["bruno@nancy.example", "06 11 11 11 11"];

    public static Dictionary<string, string> Saying(this Dictionary<string, string> form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            form[name] = value;

        return form;
    }

    public static Dictionary<string, string> Seen(this Dictionary<string, string> form, int revision) =>
        form.Saying(("revision", revision.ToString(CultureInfo.InvariantCulture)));

    public static string NancysLink(this OrganiserDesk desk) =>
        desk.Links.Bulletin(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395")).AbsolutePath.TrimStart('/');

    public static Task<(int Status, string Page)> AnswerAsync(this OrganiserDesk desk, Dictionary<string, string> form, string query = "") =>
        desk.PostPageAsync(desk.NancysLink() + query, form);

    public static Task<string> LookAsync(this OrganiserDesk desk, string path) => desk.Visitor.GetStringAsync(path, TestContext.Current.CancellationToken);

    public static async Task<Registration> NancysAnswerAsync(this OrganiserDesk desk) =>
        (await desk.Registrations.FindAsync(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395").Key, TestContext.Current.CancellationToken))!;

    private static Dictionary<string, string> By(string name, string email, string phone) => new()
    {
        ["contact.name"] = name,
        ["contact.role"] = "Directrice",
        ["contact.email"] = email,
        ["contact.phone"] = phone,
        ["attending"] = "yes",
        ["delegates[0].name"] = name,
        ["delegates[0].email"] = email,
        ["comment"] = $"Bonjour de {name}",
        ["consent"] = "yes",
        ["language"] = "fr",
        ["revision"] = "0",
    };
}
