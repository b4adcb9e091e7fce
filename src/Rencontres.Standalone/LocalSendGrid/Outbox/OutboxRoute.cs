using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

internal static class OutboxRoute
{
    public static bool TryNumber(HttpContext context, string name, out long number) =>
        long.TryParse(context.GetRouteValue(name) as string, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
