using System.Net;
using System.Net.Sockets;
using Rencontres.Standalone.Commands;

namespace Rencontres.Standalone.Hosting;

/// <summary>Ports of this machine's loopback address.</summary>
public static class Ports
{
    private const int First = 20_000;
    private const int Last = 30_000;
    private const int Tries = 200;

    /// <summary>Below those that systems give to outgoing connections, so that none takes it until it is opened a moment later.</summary>
    /// <exception cref="CommandFailure">None is free.</exception>
    public static int Free() =>
        Enumerable.Range(0, Tries).Select(_ => (int?)Random.Shared.Next(First, Last)).FirstOrDefault(port => RefusalOf(port!.Value) is null)
        ?? throw new CommandFailure($"no port from {First} to {Last} seems to be free; end a program that holds some, and try again.");

    /// <summary>Asked before anything is started: the loops begin before the port is opened, and no mail may go out with links that lead to another program.</summary>
    /// <exception cref="CommandFailure">It cannot be had.</exception>
    public static void Check(int port)
    {
        if (RefusalOf(port) is not { } failure)
            return;

        throw new CommandFailure(failure.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? $"port {port} is in use by another program; choose another with --port."
            : $"port {port} cannot be had ({failure.Message}); choose another with --port.");
    }

    private static SocketException? RefusalOf(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException refusal)
        {
            return refusal;
        }
    }
}
