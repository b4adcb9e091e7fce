using Microsoft.Extensions.DependencyInjection;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

internal static class OrganiserServices
{
    public static IServiceCollection AddOrganisers(this IServiceCollection services) => services
        .AddSingleton<CampaignRoute>()
        .AddSingleton<CampaignReadiness>()
        .AddSingleton<TemplateRoute>()
        .AddSingleton<IRoutes, DefinitionRoutes>()
        .AddSingleton<IRoutes, TemplateRoutes>()
        .AddSingleton<IRoutes, PreviewRoutes>()
        .AddSingleton<IRoutes, PageRoutes>()
        .AddSingleton<IRoutes, OrderRoutes>()
        .AddSingleton<IRoutes, InviteeRoutes>()
        .AddSingleton<IRoutes, LateAnswerRoutes>()
        .AddSingleton<IRoutes, OverviewRoutes>()
        .AddSingleton<IRoutes, MailRoutes>()
        .AddSingleton<IRoutes, ReportRoutes>();
}
