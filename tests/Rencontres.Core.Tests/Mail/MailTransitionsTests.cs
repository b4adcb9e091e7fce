using CsCheck;
using Rencontres.Core.Mail;
using static Rencontres.Core.Mail.MailState;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailTransitionsTests
{
    private static readonly MailTrigger[] Told = [ToldProcessed, ToldDeferred, ToldDelivered, ToldDropped, ToldBounced];

    /// <summary>The whole table: what is not listed changes nothing. Signed events move everything but a superseded mail forward, in this order.</summary>
    private static readonly Dictionary<(MailState, MailTrigger), MailState> Table = new()
    {
        [(Due, MailTrigger.Claimed)] = MailState.Claimed,
        [(Due, ToldProcessed)] = Accepted,
        [(Due, ToldDeferred)] = MailState.Deferred,
        [(Due, ToldDelivered)] = Delivered,
        [(Due, ToldDropped)] = Dropped,
        [(Due, ToldBounced)] = Bounced,
        [(MailState.Claimed, TakenOn)] = Accepted,
        [(MailState.Claimed, NotTakenOn)] = Due,
        [(MailState.Claimed, MailTrigger.Refused)] = MailState.Refused,
        [(MailState.Claimed, Unanswered)] = Unknown,
        [(MailState.Claimed, LeftBehind)] = Unknown,
        [(MailState.Claimed, MailTrigger.Superseded)] = MailState.Superseded,
        [(MailState.Claimed, ToldProcessed)] = Accepted,
        [(MailState.Claimed, ToldDeferred)] = MailState.Deferred,
        [(MailState.Claimed, ToldDelivered)] = Delivered,
        [(MailState.Claimed, ToldDropped)] = Dropped,
        [(MailState.Claimed, ToldBounced)] = Bounced,
        [(Unknown, TakenOn)] = Accepted,
        [(Unknown, NotTakenOn)] = Due,
        [(Unknown, MailTrigger.Refused)] = MailState.Refused,
        [(Unknown, JudgedAbsent)] = Due,
        [(Unknown, SaidSent)] = Accepted,
        [(Unknown, SaidUnsent)] = Due,
        [(Unknown, ToldProcessed)] = Accepted,
        [(Unknown, ToldDeferred)] = MailState.Deferred,
        [(Unknown, ToldDelivered)] = Delivered,
        [(Unknown, ToldDropped)] = Dropped,
        [(Unknown, ToldBounced)] = Bounced,
        [(MailState.Refused, ToldProcessed)] = Accepted,
        [(MailState.Refused, ToldDeferred)] = MailState.Deferred,
        [(MailState.Refused, ToldDelivered)] = Delivered,
        [(MailState.Refused, ToldDropped)] = Dropped,
        [(MailState.Refused, ToldBounced)] = Bounced,
        [(Accepted, ToldDeferred)] = MailState.Deferred,
        [(Accepted, ToldDelivered)] = Delivered,
        [(Accepted, ToldDropped)] = Dropped,
        [(Accepted, ToldBounced)] = Bounced,
        [(MailState.Deferred, ToldDelivered)] = Delivered,
        [(MailState.Deferred, ToldDropped)] = Dropped,
        [(MailState.Deferred, ToldBounced)] = Bounced,
        [(Delivered, ToldDropped)] = Dropped,
        [(Delivered, ToldBounced)] = Bounced,
        [(Dropped, ToldBounced)] = Bounced,
    };

    private static readonly Gen<MailState> AnyState = Gen.Enum<MailState>();
    private static readonly Gen<MailTrigger> AnyTrigger = Gen.Enum<MailTrigger>();

    public static TheoryData<MailState, MailTrigger> EveryPair =>
        new(Enum.GetValues<MailState>().SelectMany(state => Enum.GetValues<MailTrigger>().Select(trigger => (state, trigger))));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_pair_of_state_and_trigger_does_what_the_table_says(MailState state, MailTrigger trigger)
    {
        MailState? expected = Table.TryGetValue((state, trigger), out var next) ? next : null;

        Assert.Equal(expected, MailTransitions.After(state, trigger));
    }

    [Fact]
    public void The_order_and_number_of_events_does_not_matter() => Gen.Select(AnyState, Gen.OneOf(Told).Array[0, 12], Gen.Shuffle(Told)).Sample((state, told, order) =>
    {
        var inOrder = Run(state, told.Distinct().OrderBy(trigger => Array.IndexOf(order, trigger)));

        Assert.Equal(inOrder, Run(state, told));
        Assert.Equal(inOrder, Run(state, told.Reverse()));
        Assert.Equal(inOrder, Run(state, told.Concat(told)));
    });

    [Fact]
    public void A_mail_that_was_proved_is_never_due_again() => Gen.Select(AnyState, AnyTrigger.Array[0, 20]).Sample((state, triggers) =>
    {
        var proved = false;
        foreach (var trigger in triggers)
        {
            state = MailTransitions.After(state, trigger) ?? state;
            proved |= MailTransitions.ProvesItsBatch(state);

            Assert.False(proved && !MailTransitions.ProvesItsBatch(state), $"{trigger} made {state} of a mail that was proved.");
        }
    });

    [Fact]
    public void An_event_proves_whatever_was_believed_before() => Gen.Select(AnyState.Where(state => state != MailState.Superseded), AnyTrigger.Array[0, 6], Gen.OneOf(Told))
        .Sample((state, before, told) =>
        {
            var reached = Run(state, before);

            Assert.Equal(reached != MailState.Superseded, MailTransitions.ProvesItsBatch(Run(reached, [told])));
        });

    [Theory]
    [InlineData(Accepted, true, false)]
    [InlineData(MailState.Deferred, true, true)]
    [InlineData(Delivered, true, true)]
    [InlineData(Dropped, true, true)]
    [InlineData(Bounced, true, true)]
    [InlineData(Due, false, false)]
    [InlineData(MailState.Claimed, false, false)]
    [InlineData(Unknown, false, false)]
    [InlineData(MailState.Refused, false, false)]
    [InlineData(MailState.Superseded, false, false)]
    public void A_reply_proves_a_batch_and_only_events_report_it(MailState state, bool proves, bool reported) =>
        Assert.Equal((proves, reported), (MailTransitions.ProvesItsBatch(state), MailTransitions.IsReported(state)));

    [Fact]
    public void Events_are_the_triggers_that_are_told() =>
        Assert.Equal(Told.Order(), Enum.GetValues<MailTrigger>().Where(MailTransitions.IsTold));

    private static MailState Run(MailState state, IEnumerable<MailTrigger> triggers) =>
        triggers.Aggregate(state, (before, trigger) => MailTransitions.After(before, trigger) ?? before);
}
