using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>The requests to send since the server was started: how many came, how many of them were accepted, whatever was answered, and how many senders of accepted ones were not told.</summary>
public sealed class RequestCounts
{
    private long received;
    private long accepted;
    private long lostReplies;

    public long Received => Interlocked.Read(ref received);

    public long Accepted => Interlocked.Read(ref accepted);

    public long LostReplies => Interlocked.Read(ref lostReplies);

    internal void AddReceived() => Interlocked.Increment(ref received);

    internal void AddAccepted() => Interlocked.Increment(ref accepted);

    internal void AddLostReply() => Interlocked.Increment(ref lostReplies);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestCounts))]
internal sealed partial class RequestCountsJson : JsonSerializerContext;
