using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Functions.Hosting;

namespace Rencontres.Functions.Tests.Hosting;

/// <summary>Whoever may read logs and traces must not be able to answer for an invitee.</summary>
public sealed class TokensInTelemetryTests
{
    private static readonly string Token = new PersonalLinks(new byte[32], new Uri("https://rencontres.example.org/"))
        .Sign(new LinkToken(LinkPurpose.Bulletin, CampaignId.Parse("rencontres-2024"), 3, "54395", 1));

    [Theory]
    [InlineData("url.path", "/bulletins/{0}/meeting.ics", "/bulletins/{token}/meeting.ics")]
    [InlineData("url.full", "https://rencontres.example.org/api/bulletins/{0}?lang=fr", "https://rencontres.example.org/api/bulletins/{token}?lang=fr")]
    [InlineData("http.target", "/confirm/{0}", "/confirm/{token}")]
    public void A_span_is_exported_without_its_token(string attribute, string address, string expected)
    {
        using var source = new ActivitySource(Guid.NewGuid().ToString());
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddProcessor(new LinkRedaction()).Build();
        var span = source.StartActivity($"GET /bulletins/{Token}")!;
        span.SetTag(attribute, address.Replace("{0}", Token, StringComparison.Ordinal)).SetTag("http.response.status_code", 200);

        span.Stop();

        Assert.Equal(expected, span.GetTagItem(attribute));
        Assert.Equal("GET /bulletins/{token}", span.DisplayName);
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.BadRequests")]
    [InlineData("System.Net.Http.HttpClient.any.LogicalHandler")]
    public void What_prints_addresses_of_requests_is_not_logged_whatever_level_is_asked_for(string category)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["RENCONTRES_LINK_KEY"] = new string('k', 32),
            ["SENDGRID_API_KEY"] = "SG.key",
            ["RENCONTRES_PUBLIC_ADDRESS"] = "https://rencontres.example.org",
        }).Build();
        using var services = new ServiceCollection()
            .AddRencontresFunctions(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Trace).AddFilter("System", LogLevel.Trace).AddDebug())
            .BuildServiceProvider();

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        Assert.False(logger.IsEnabled(LogLevel.Information));
    }
}
