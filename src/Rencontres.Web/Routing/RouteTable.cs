namespace Rencontres.Web.Routing;

/// <summary>A group of routes about one subject.</summary>
internal interface IRoutes
{
    IEnumerable<WebRoute> Routes { get; }
}

/// <summary>Every route of the product.</summary>
public sealed record RouteTable(IReadOnlyList<WebRoute> All)
{
    internal static RouteTable Of(IEnumerable<IRoutes> groups, RouteGate gate) => new([.. groups.SelectMany(group => group.Routes).Select(gate.Guarded)]);
}
