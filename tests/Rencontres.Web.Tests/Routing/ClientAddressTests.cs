using System.Net;
using Microsoft.AspNetCore.Http;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Tests.Routing;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    public void An_address_stands_for_one_customer(string remote, string expected)
    {
        var context = From(remote, "");

        Assert.Equal(expected, ClientAddress.Of(context, behindPlatform: false));
    }

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.7:50123", "203.0.113.7")]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.1,[2001:db8:1:2::9]:443", "20010db800010002")]
    [InlineData("198.51.100.1, unknown", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    public void Behind_the_platform_the_hop_it_added_counts_and_none_that_was_sent_along(string hops, string expected)
    {
        var context = From("127.0.0.1", hops);

        Assert.Equal(expected, ClientAddress.Of(context, behindPlatform: true));
    }

    [Fact]
    public void What_the_platform_has_resolved_counts_before_what_is_left_of_the_header()
    {
        var context = From("192.0.2.1", "203.0.113.7");

        Assert.Equal("192.0.2.1", ClientAddress.Of(context, behindPlatform: true));
    }

    [Fact]
    public void Elsewhere_the_header_is_not_believed()
    {
        var context = From("127.0.0.1", "203.0.113.7");

        Assert.Equal("127.0.0.1", ClientAddress.Of(context, behindPlatform: false));
    }

    private static DefaultHttpContext From(string remote, string hops)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(remote) } };
        context.Request.Headers["X-Forwarded-For"] = hops;
        return context;
    }
}
