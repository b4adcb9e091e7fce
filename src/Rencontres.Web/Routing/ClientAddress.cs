using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>Where a request comes from, as far as limits tell visitors apart.</summary>
internal static class ClientAddress
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const int PrefixLength = 8;

    /// <summary>An IPv4 address, or the 64 bits of an IPv6 address that are given to one customer: the rest is theirs to change with every request.</summary>
    public static string Of(HttpContext context, bool behindPlatform)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.Loopback;

        // The platform's own process passes requests on from this machine. Where its middleware has put the visitor's address in already, it has taken the hop away, too.
        if (behindPlatform && IPAddress.IsLoopback(address))
            address = LastHop(context.Request.Headers[ForwardedFor].ToString()) ?? address;

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, PrefixLength)) : address.ToString();
    }

    /// <summary>The platform appends what it saw itself; everything before it was sent along.</summary>
    private static IPAddress? LastHop(string hops) =>
        IPEndPoint.TryParse(hops.AsSpan(hops.LastIndexOf(',') + 1).Trim(), out var hop) ? hop.Address : null;
}
