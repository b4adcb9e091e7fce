using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>Who may use a route.</summary>
public enum WebAccess
{
    /// <summary>Everybody; what is private is protected by the token in the address.</summary>
    Public,

    /// <summary>Organisers, with a key.</summary>
    Organiser,
}

/// <summary>
/// One route of the product, the same on every host. <see cref="RouteTable"/> is the only place that lists them: hosts map what stands there and nothing else.
/// </summary>
/// <param name="Name">Names the route in logs and, on Azure, the function. Data: never renamed.</param>
/// <param name="Pattern">ASP.NET Core's route pattern, without a leading slash.</param>
public sealed record WebRoute(string Name, string Method, string Pattern, WebAccess Access, Func<HttpContext, Task<IResult>> Handle)
{
    /// <summary>For machines whose requests are signed or harmless, and may come in bursts.</summary>
    public bool Unlimited { get; init; }

    /// <summary>Whether a script saves by it while somebody types, which must not use up what is left for sending.</summary>
    public bool Autosaves { get; init; }

    /// <summary>Answers who asks too often, and has to wait so many seconds; null: with problem details.</summary>
    public Func<HttpContext, int, Task<IResult>>? TooMany { get; init; }

    /// <summary>What hosts map: who may GET may HEAD; the server leaves the body out.</summary>
    public IReadOnlyList<string> Methods { get; } = Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [Method];
}
