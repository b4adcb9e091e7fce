using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>The requests to send since the server was started: how many came, and how many of them were accepted, whatever was answered.</summary>
public sealed class RequestCounts
{
    private long received;
    private long accepted;

    public long Received => Interlocked.Read(ref received);

    public long Accepted => Interlocked.Read(ref accepted);

    internal void AddReceived() => Interlocked.Increment(ref received);

    internal void AddAccepted() => Interlocked.Increment(ref accepted);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestCounts))]
internal sealed partial class RequestCountsJson : JsonSerializerContext;
