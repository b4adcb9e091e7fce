using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Rencontres.Core.Campaigns;
using Rencontres.Functions.Http;
using Rencontres.Web.Routing;

namespace Rencontres.Functions.Tests.Hosting;

/// <summary>The alerts in infra ask for records by the names of their events: the application must write them, loud enough to be kept.</summary>
public sealed partial class AlertNamesTests
{
    [Fact]
    public void Every_event_that_an_alert_asks_for_is_written()
    {
        var asked = Names().Matches(File.ReadAllText(Path.Combine(Root(), "infra", "modules", "alerts.bicep")))
            .SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value).ToList();
        var written = new[] { typeof(WebFunctions).Assembly, typeof(CampaignHalts).Assembly, typeof(RouteTable).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .Where(message => message is { EventName: not null, Level: >= LogLevel.Warning })
            .Select(message => message!.EventName!);

        Assert.Equal(["CampaignHalted", "FlowHeldUp", "MailDoubled", "MailHeldUp", "MailsHalted", "MailsHeldUp", "MailsUnknown", "NudgeLost", "WebhookRefused", "WebhookWithoutKey"], asked.Order(StringComparer.Ordinal));
        Assert.Superset(asked.ToHashSet(), written.ToHashSet());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("Rencontres.sln").Length == 0)
            folder = folder.Parent ?? throw new InvalidOperationException("Rencontres.sln stands in no folder above the tests.");

        return folder.FullName;
    }

    [GeneratedRegex(@"customDimensions\.EventName (==|in) [^\n]+")]
    private static partial Regex Names();

    [GeneratedRegex("'([A-Za-z]+)'")]
    private static partial Regex Quoted();
}
