using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.States;

/// <summary>Somebody with a browser, and whom they come for, on the way to one state of one page.</summary>
internal sealed class StateScene(Stage stage, Visit visit, Language language)
{
    private Invited? invited;

    public Stage Stage { get; } = stage;

    public Visit Visit { get; } = visit;

    public Language Language { get; } = language;

    public async Task<Invited> InvitedAsync() => invited ??= await Stage.Campaign.InviteAsync(Language);

    public async Task<Invited> AnsweredAsync(bool attending = true)
    {
        var answered = await InvitedAsync();
        await answered.AnswerAsync(attending);
        return answered;
    }

    /// <summary>The personal bulletin.</summary>
    public async Task<BulletinPage> OpenAsync() => await Visit.GoAsync((await InvitedAsync()).Bulletin);

    /// <summary>The bulletin that anybody may fill in.</summary>
    public Task<BulletinPage> OpenForAllAsync() => Visit.GoAsync(Stage.Campaign.OpenForm);

    /// <summary>Sent from there; its reader has a mail with a link to confirm.</summary>
    /// <param name="known">Named by its code.</param>
    public async Task<Uri> SentOpenAsync(Invited? known = null)
    {
        var email = $"ouvert-{Guid.NewGuid():N}@mairie.example";
        var page = await OpenForAllAsync();
        await page.TypeAsync(Fields.OrganisationName, SampleCampaign.NameIn(Language));
        await page.TypeAsync(Fields.OrganisationCode, known?.Code ?? "");
        await page.FillWhollyAsync(Language);
        await page.TypeAsync(Fields.ContactEmail, email);
        Stage.Before.Advance(Filling.Reading);
        await page.PressAsync(Actions.Send);
        return await Stage.Campaign.ConfirmLinkAsync(email);
    }
}
