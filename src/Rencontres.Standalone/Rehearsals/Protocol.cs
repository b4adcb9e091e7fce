using System.Collections.Concurrent;
using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Keeps what the people of a rehearsal were told of their acts.</summary>
internal sealed class Protocol
{
    private readonly ConcurrentDictionary<InviteeId, Instant> firstAnswers = [];
    private readonly ConcurrentDictionary<InviteeId, string> final = [];
    private readonly ConcurrentDictionary<InviteeId, string> unconfirmed = [];
    private readonly ConcurrentQueue<string> surprises = [];
    private int count;

    public int Count => count;

    /// <summary>Acts whose outcome was not the expected one.</summary>
    public IEnumerable<string> Surprises => surprises;

    /// <summary>By invitee, what its answer should be in the report.</summary>
    public IReadOnlyDictionary<InviteeId, string> Final => final;

    public Instant? AnsweredAt(InviteeId invitee) => firstAnswers.TryGetValue(invitee, out var at) ? at : null;

    public void Note(Act act, string outcome)
    {
        Interlocked.Increment(ref count);
        var expected = act.Expected.Length > 0 ? act.Expected : "accepted";
        if (outcome != expected)
            surprises.Enqueue($"{act.Place}{act.Kind} of {act.Invitee} at {act.At} was expected to be {expected}, but was {outcome}.");

        if (outcome == "unconfirmed")
            unconfirmed[act.Invitee] = StatusOf(act);

        if (outcome != "accepted" || act.Kind is ActKinds.Draft or ActKinds.AddInvitee or ActKinds.Bounce or ActKinds.Unsubscribe)
            return;

        firstAnswers.TryAdd(act.Invitee, act.At);
        final[act.Invitee] = act.Kind == ActKinds.Confirm ? unconfirmed[act.Invitee] : StatusOf(act);
    }

    private static string StatusOf(Act act) => act.Kind switch
    {
        ActKinds.Withdraw => "withdrawn",
        _ when act.Kind == ActKinds.Decline || act.Cell("attending") == "no" => "declined",
        _ => "attending",
    };
}
