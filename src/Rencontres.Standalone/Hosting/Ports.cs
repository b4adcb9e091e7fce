using System.Net;
using System.Net.Sockets;
using Rencontres.Standalone.Commands;

namespace Rencontres.Standalone.Hosting;

/// <summary>Ports of this machine's loopback address.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asked before anything is started: the loops begin before the port is opened, and no mail may go out with links that lead to another program.</summary>
    /// <exception cref="CommandFailure">It cannot be had.</exception>
    public static void Check(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException failure)
        {
            throw new CommandFailure(failure.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"port {port} is in use by another program; choose another with --port."
                : $"port {port} cannot be had ({failure.Message}); choose another with --port.");
        }
    }
}
