using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rencontres.Mail.Tests.SendGrid;

/// <summary>A server that takes requests as bytes, so that it can also misbehave: answer nothing, or cut the connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<string> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Socket, Task> _answer;
    private readonly Task _loop;

    public RawServer(Func<Socket, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public RawServer(string reply)
        : this(socket => socket.SendAsync(Encoding.ASCII.GetBytes(reply.ReplaceLineEndings("\r\n"))))
    {
    }

    public string Host => $"http://{_listener.LocalEndpoint}";

    /// <summary>Whole ones only.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>How much came of the first request that its client broke off.</summary>
    public Task<string> Broken => _broken.Task;

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Connections++;
                Requests.Add(await ReadAsync(socket));
                await _answer(socket);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over, or the client has gone as the test wanted.
            }
        }
    }

    private async Task<string> ReadAsync(Socket socket)
    {
        var request = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            if (await ReceiveAsync(socket, buffer) is not (> 0 and var count))
            {
                _broken.TrySetResult(request.ToString());
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            request.Append(Encoding.UTF8.GetString(buffer, 0, count));
            var text = request.ToString();
            var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (body > 4 && Encoding.UTF8.GetByteCount(text[body..]) >= Length(text))
                return text;
        }
    }

    private async Task<int> ReceiveAsync(Socket socket, byte[] buffer)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, _stop.Token);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static int Length(string request) =>
        int.Parse(request.Split('\n').First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1], null);
}
