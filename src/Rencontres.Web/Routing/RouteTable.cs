namespace Rencontres.Web.Routing;

/// <summary>A group of routes about one subject.</summary>
internal interface IRoutes
{
    IEnumerable<WebRoute> Routes { get; }
}

/// <summary>Every route of the product.</summary>
public sealed class RouteTable
{
    internal RouteTable(IEnumerable<IRoutes> groups) => All = [.. groups.SelectMany(group => group.Routes)];

    public IReadOnlyList<WebRoute> All { get; }
}
