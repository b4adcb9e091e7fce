using System.Net;
using System.Net.Sockets;
using Rencontres.Standalone.Commands;
using Rencontres.Standalone.Hosting;

namespace Rencontres.Standalone.Tests.Hosting;

public class PortsTests
{
    /// <summary>Where Linux begins to give ports to outgoing connections; other systems begin higher.</summary>
    private const int Outgoing = 32_768;

    [Fact]
    public void A_free_port_can_be_opened_and_no_outgoing_connection_takes_it_meanwhile()
    {
        var port = Ports.Free();

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();

        Assert.InRange(port, 1024, Outgoing - 1);
    }

    [Fact]
    public void A_port_that_is_taken_is_refused_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, Ports.Free());
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var failure = Assert.Throws<CommandFailure>(() => Ports.Check(port));

        Assert.Equal($"port {port} is in use by another program; choose another with --port.", failure.Message);
    }
}
