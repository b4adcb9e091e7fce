using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Rencontres.Storage.Tests;

/// <summary>Stands between the SDK and the network: counts what goes over, loses replies, runs something at the very moment before a request.</summary>
internal sealed class Wire : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> requests = new();
    private int repliesToLose;
    private Func<Task>? beforeNextWrite;

    /// <summary>Method and what it is about: <c>POST $batch</c>, <c>GET row</c>, <c>GET range</c>.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public bool IsDown { get; set; }

    public void Forget() => requests.Clear();

    /// <summary>The next transaction is committed, but its reply never arrives, so that the SDK sends it again.</summary>
    public void LoseNextReply() => repliesToLose = 1;

    /// <summary>Somebody else is faster by a hair.</summary>
    public void BeforeNextWrite(Func<Task> act) => beforeNextWrite = act;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        requests.Enqueue(Name(message.Request));
        if (IsDown)
            throw new IOException("The connection was refused.");

        var isWrite = message.Request.Method == RequestMethod.Post;
        if (isWrite && Interlocked.Exchange(ref beforeNextWrite, null) is { } act)
            await act();

        await ProcessNextAsync(message, pipeline);
        if (isWrite && Interlocked.Exchange(ref repliesToLose, 0) == 1)
            throw new IOException("The connection was reset.");
    }

    private static string Name(Request request)
    {
        var path = request.Uri.Path ?? "";
        var subject = path.EndsWith("$batch", StringComparison.Ordinal) ? "$batch" : path.Contains("RowKey", StringComparison.Ordinal) ? "row" : "range";
        return $"{request.Method} {subject}";
    }
}
