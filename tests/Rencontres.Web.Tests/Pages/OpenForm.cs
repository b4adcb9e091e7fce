using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The open form as somebody fills it in.</summary>
internal static class OpenForm
{
    public static Dictionary<string, string> Filled => new()
    {
        ["organisation.name"] = "Ville de Nancy",
        ["organisation.kind"] = "commune",
        ["organisation.country"] = "FR",
        ["organisation.code"] = "54395",
        ["contact.name"] = "Hélène Gauthier",
        ["contact.email"] = "a@mairie.example",
        ["attending"] = "yes",
        ["delegates[0].name"] = "Loïc Bénard",
        ["consent"] = "yes",
        ["language"] = "fr",
    };

    public static Task<(int Status, string Page)> SendAsync(this OrganiserDesk desk, IReadOnlyDictionary<string, string> form) =>
        desk.PostPageAsync($"campaigns/{OrganiserDesk.Id}", form);

    /// <summary>Of the personal form, without a slash before it.</summary>
    public static string BulletinLink(this OrganiserDesk desk, string code) =>
        desk.Links.Bulletin(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == code)).AbsolutePath.TrimStart('/');

    public static Task<Registration?> AnswerAsync(this OrganiserDesk desk, string code) =>
        desk.Registrations.FindAsync(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == code).Key, TestContext.Current.CancellationToken);

    /// <summary>Those that are not confirmed.</summary>
    public static async Task<IReadOnlyList<OpenBulletin>> OpenBulletinsAsync(this OrganiserDesk desk) =>
        (await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken)).Unconfirmed;

    /// <summary>As it stands in the mail to who sent the bulletin.</summary>
    public static async Task<string> ConfirmLinkAsync(this OrganiserDesk desk, string code)
    {
        var (_, open) = await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken);
        var bulletin = open.Single(each => each.Key.Id.Value == code);
        return desk.Links.Confirm(bulletin.Key.Campaign, bulletin.Key.Bucket, bulletin.OpenId).AbsolutePath.TrimStart('/');
    }

    public static async Task<(int Status, string Page)> PostPageAsync(this OrganiserDesk desk, string path, IReadOnlyDictionary<string, string> form)
    {
        using var body = new FormUrlEncodedContent(form);
        using var response = await desk.Visitor.PostAsync(path, body, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
