using Microsoft.Extensions.DependencyInjection;
using Rencontres.Web.Definitions;
using Rencontres.Web.Organisers;
using Rencontres.Web.Routing;

namespace Rencontres.Web;

public static class WebServices
{
    /// <summary>Adds the HTTP layer. The host has added Core, its ports and <see cref="WebOptions"/>.</summary>
    public static IServiceCollection AddRencontresWeb(this IServiceCollection services) => services
        .AddSingleton<CampaignFolder>()
        .AddOrganisers()
        .AddSingleton(provider => new RouteTable(provider.GetServices<IRoutes>()));
}
