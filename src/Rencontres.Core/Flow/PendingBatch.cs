using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>Invitees of one variant. Two that share an address wait for two requests: an address may stand once in each.</summary>
internal sealed class PendingBatch
{
    private readonly List<Invitee> waiting = [];
    private readonly HashSet<string> addresses = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => waiting.Count == 0;

    public bool IsFull => addresses.Count >= IMailer.MaximumBatch;

    /// <summary>How many could go in one request.</summary>
    public int Ready => Math.Min(addresses.Count, IMailer.MaximumBatch);

    public void Add(Invitee invitee)
    {
        waiting.Add(invitee);
        addresses.Add(invitee.Listed.Email);
    }

    public List<Invitee> Take(int count)
    {
        var taken = waiting.DistinctBy(invitee => invitee.Listed.Email, StringComparer.OrdinalIgnoreCase).Take(count).ToList();
        waiting.RemoveAll(taken.Contains);
        addresses.Clear();
        addresses.UnionWith(waiting.Select(invitee => invitee.Listed.Email));
        return taken;
    }
}
