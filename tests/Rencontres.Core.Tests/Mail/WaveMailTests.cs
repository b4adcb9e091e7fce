using CsCheck;
using NodaTime;
using Rencontres.Core.Mail;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class WaveMailTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 8, 21, 12, 0);
    private static readonly Instant Lease = Noon + Duration.FromMinutes(10);
    private static readonly Instant Later = Noon + Duration.FromHours(30);
    private static readonly WaveMail Claimed = new(MailState.Claimed, Noon, "second", Lease);
    private static readonly MailTrigger[] Told = [ToldProcessed, ToldDeferred, ToldDelivered, ToldBounced, ToldDropped];

    [Fact]
    public void A_mail_taken_on_keeps_the_services_id_and_when()
    {
        var taken = Claimed.After(TakenOn, "second", Later, "message-1");

        Assert.Equal(new WaveMail(MailState.Accepted, Later, "second", null, "message-1"), taken);
    }

    [Fact]
    public void An_unknown_mail_keeps_its_lease_from_which_its_grace_counts()
    {
        var unknown = Claimed.After(Unanswered, "second", Later, "reset");

        Assert.Equal(new WaveMail(MailState.Unknown, Noon, "second", Lease, "reset"), unknown);
    }

    [Fact]
    public void What_is_told_does_not_change_when_the_mail_went()
    {
        var told = Claimed.After(TakenOn, "second", Lease)!.After(ToldDelivered, "second", Later, "delivered")!;

        Assert.Equal((MailState.Delivered, Lease, Later, "delivered"), (told.State, told.At, told.ToldAt, told.Detail));
    }

    [Theory]
    [InlineData(TakenOn)]
    [InlineData(NotTakenOn)]
    [InlineData(MailTrigger.Refused)]
    [InlineData(Unanswered)]
    [InlineData(LeftBehind)]
    [InlineData(JudgedAbsent)]
    [InlineData(SaidSent)]
    [InlineData(SaidUnsent)]
    public void A_reply_or_a_judgement_about_another_attempt_changes_nothing(MailTrigger trigger)
    {
        Assert.Null(Claimed.After(trigger, "first", Later));
        Assert.Null((Claimed with { State = MailState.Unknown }).After(trigger, "first", Later));
    }

    [Theory]
    [InlineData(MailState.Due)]
    [InlineData(MailState.Refused)]
    public void An_event_about_an_earlier_attempt_settles_a_mail_that_is_not_under_way(MailState state)
    {
        var put = Claimed with { State = state, LeaseUntil = null, Detail = "429" };

        var told = put.After(ToldDelivered, "first", Later, "delivered")!;

        Assert.Equal((MailState.Delivered, "first", Later, "delivered", false), (told.State, told.Attempt, told.ToldAt, told.Detail, told.IsDoubled));
    }

    [Fact]
    public void An_event_about_an_earlier_attempt_after_a_resend_is_a_doubling()
    {
        var resent = Claimed.After(TakenOn, "second", Lease)!;

        var told = resent.After(ToldDelivered, "first", Later)!;

        Assert.Equal((MailState.Accepted, "second", new TakenAttempt("first", Later), true), (told.State, told.Attempt, told.Earlier, told.IsDoubled));
    }

    [Fact]
    public void An_event_about_an_earlier_attempt_while_another_is_under_way_is_a_doubling_only_once_that_is_taken_on()
    {
        var underWay = Claimed.After(ToldProcessed, "first", Later)!;

        Assert.False(underWay.IsDoubled);
        Assert.False(underWay.After(Unanswered, "second", Later)!.IsDoubled);
        Assert.True(underWay.After(TakenOn, "second", Later)!.IsDoubled);
        Assert.True(underWay.After(Unanswered, "second", Later)!.After(ToldDelivered, "second", Later)!.IsDoubled);
    }

    [Theory]
    [InlineData(NotTakenOn)]
    [InlineData(MailTrigger.Refused)]
    public void What_was_not_taken_on_this_time_but_was_before_is_not_sent_again(MailTrigger trigger)
    {
        var underWay = Claimed.After(ToldProcessed, "first", Later)!;

        var settled = underWay.After(trigger, "second", Later, "429")!;

        Assert.Equal((MailState.Accepted, "first", false), (settled.State, settled.Attempt, settled.IsDoubled));
    }

    [Theory]
    [InlineData(JudgedAbsent)]
    [InlineData(SaidUnsent)]
    public void What_is_judged_absent_but_went_before_is_not_sent_again(MailTrigger trigger)
    {
        var unknown = Claimed.After(ToldProcessed, "first", Later)!.After(LeftBehind, "second", Later)!;

        var settled = unknown.After(trigger, "second", Later)!;

        Assert.Equal((MailState.Accepted, "first"), (settled.State, settled.Attempt));
    }

    [Fact]
    public void Further_events_of_an_earlier_attempt_that_is_known_of_change_nothing()
    {
        var told = Claimed.After(ToldProcessed, "first", Noon)!;

        Assert.Null(told.After(ToldDelivered, "first", Later));
    }

    [Fact]
    public void An_earlier_attempt_that_the_service_dropped_did_not_arrive_so_it_doubles_nothing()
    {
        var resent = Claimed.After(TakenOn, "second", Lease)!;

        Assert.Null(resent.After(ToldDropped, "first", Later));
        Assert.False(resent.After(ToldProcessed, "first", Later)!.After(ToldDropped, "second", Later)!.IsDoubled);
    }

    [Fact]
    public void Nothing_moves_a_superseded_mail() => Assert.All(
        Enum.GetValues<MailTrigger>(),
        trigger => Assert.All(["first", "second"], attempt => Assert.Null((Claimed with { State = MailState.Superseded }).After(trigger, attempt, Later))));

    [Fact]
    public void Once_an_event_has_told_of_any_attempt_the_mail_is_never_due() => Gen
        .Select(Gen.Enum<MailTrigger>().Array[0, 15], Gen.OneOf("first", "second"), Gen.OneOf(ToldProcessed, ToldDeferred, ToldDelivered, ToldBounced))
        .Sample((triggers, attempt, told) =>
        {
            var mail = Claimed.After(told, attempt, Later) ?? Claimed;

            foreach (var trigger in triggers.Where(trigger => trigger != MailTrigger.Superseded))
            {
                mail = mail.After(trigger, mail.Attempt, Later) ?? mail;
                Assert.True(mail.State is not (MailState.Due or MailState.Refused), $"{trigger} made it {mail.State}.");
            }
        });

    [Fact]
    public void The_state_of_the_last_attempt_does_not_depend_on_the_order_of_its_events() => Gen.OneOf(Told).Array[0, 10].Sample(told =>
    {
        var forth = told.Aggregate(Claimed, (mail, trigger) => mail.After(trigger, "second", Later) ?? mail);
        var back = told.Reverse().Aggregate(Claimed, (mail, trigger) => mail.After(trigger, "second", Later) ?? mail);

        Assert.Equal(forth.State, back.State);
    });
}
