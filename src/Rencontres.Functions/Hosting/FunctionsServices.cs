using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Http;
using Rencontres.Lists;
using Rencontres.Mail;
using Rencontres.Storage;
using Rencontres.Web;
using Rencontres.Web.Routing;

namespace Rencontres.Functions.Hosting;

internal static class FunctionsServices
{
    /// <summary>The same product as on a laptop, with Durable's orchestrations in place of its loops.</summary>
    /// <exception cref="InvalidOperationException">Settings are missing or wrong.</exception>
    public static IServiceCollection AddRencontresFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AppSettings.Read(configuration);
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton(settings.Sending.ToOptions(speed: 1, (duration, token) => Task.Delay(duration.ToTimeSpan(), token), Random.Shared.NextDouble))
            .AddSingleton(new PersonalLinks(Encoding.UTF8.GetBytes(settings.LinkKey), settings.PublicAddress))
            .AddSingleton(new WebOptions { PublicAddress = settings.PublicAddress, Limits = settings.Limits, BehindPlatform = true })
            .AddRencontresCore()
            .AddRencontresStorage(settings.Storage)
            .AddRencontresMail(mail =>
            {
                mail.Key = settings.MailKey;
                mail.Host = settings.MailHost ?? mail.Host;
                mail.WebhookKey = settings.WebhookKey;
                mail.Timeout = settings.Sending.Timeout.ToTimeSpan();
            })
            .AddRencontresLists()
            .AddRencontresWeb()
            .AddFlow()
            .AddLogging(logging => logging.KeepAddressesOut())
            .AddTelemetry(settings)
            .AddHostedService<Preparation>();
    }

    private static IServiceCollection AddFlow(this IServiceCollection services) => services
        .AddSingleton<DurableClients>()
        .AddSingleton<INudge, DurableNudge>()
        .AddSingleton<IFlowWatch, DurableFlowWatch>()
        .AddSingleton<ActivityGuard>()
        .AddSingleton<WebFunctions>();
}
