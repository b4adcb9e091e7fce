using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Definitions;
using Rencontres.Web.Events;
using Rencontres.Web.Health;
using Rencontres.Web.Organisers;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Pages.Own;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web;

public static class WebServices
{
    /// <summary>Adds the HTTP layer. The host has added Core, its ports and <see cref="WebOptions"/>.</summary>
    public static IServiceCollection AddRencontresWeb(this IServiceCollection services) => services
        .AddSingleton(provider => RouteTable.Of(provider.GetServices<IRoutes>(), provider.GetRequiredService<RouteGate>()))
        .AddSingleton<RequestLimits>()
        .AddSingleton<RouteGate>()
        .AddSingleton<IRoutes, HealthRoute>()
        .AddSingleton<IRoutes, EventWebhook>()
        .AddBulletinApi()
        .AddPages()
        .AddSingleton<CampaignFolder>()
        .AddOrganisers();

    private static IServiceCollection AddBulletinApi(this IServiceCollection services) => services
        .AddSingleton<StaleAnswers>()
        .AddSingleton<BulletinRequest>()
        .AddSingleton<BulletinReplies>()
        .AddSingleton<IRoutes, OpenBulletinApi>()
        .AddSingleton<IRoutes, PersonalBulletinApi>();

    private static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton(new PageLiquid())
        .AddSingleton<PageRules>()
        .AddSingleton<PageCheck>()
        .AddSingleton<PageTemplates>()
        .AddSingleton<IProductPages>(provider => provider.GetRequiredService<PageTemplates>())
        .AddSingleton<PageWriter>()
        .AddSingleton<PageGuard>()
        .AddSingleton<Notices>()
        .AddSingleton<AcknowledgementPages>()
        .AddSingleton<FormGuard>()
        .AddSingleton<OpenForms>()
        .AddSingleton<BusyForms>()
        .AddSingleton<PersonalDrafts>()
        .AddSingleton<PersonalForms>()
        .AddSingleton<PersonalAnswers>()
        .AddSingleton<PersonalWithdrawals>()
        .AddSingleton<DraftPages>()
        .AddSingleton<IRoutes, OpenBulletinPages>()
        .AddSingleton<IRoutes, PersonalBulletinPages>()
        .AddSingleton<IRoutes, WithdrawPages>()
        .AddSingleton<IRoutes, NotMePages>()
        .AddSingleton<IRoutes, ConfirmPages>()
        .AddSingleton<IRoutes, UnsubscribePages>()
        .AddSingleton<IRoutes, MeetingFile>()
        .AddSingleton<IRoutes, Robots>()
        .AddSingleton<IRoutes, Assets>();
}
