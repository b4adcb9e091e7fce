using Microsoft.Extensions.Logging;

namespace Rencontres.Web.Routing;

public static class RequestLogging
{
    /// <summary>The categories that print addresses of requests when more than warnings are asked of them.</summary>
    private static readonly string[] Telling =
    [
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "System.Net.Http.HttpClient",
    ];

    /// <summary>Logs what comes in, and puts the address into the scope of every other record: that is there unless it is switched off whole.</summary>
    private const string Scoping = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>
    /// Keeps the framework from writing addresses into logs, whatever level a host asks for: the token in an address opens somebody's bulletin. They are named one by
    /// one, since of two filters the one with the longer name is taken.
    /// </summary>
    public static ILoggingBuilder KeepAddressesOut(this ILoggingBuilder logging)
    {
        foreach (var category in Telling)
            logging.AddFilter(category, LogLevel.Warning);

        return logging.AddFilter(Scoping, LogLevel.None);
    }
}
