using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

public sealed class EligibilityTests
{
    private static readonly Campaign Campaign = new CampaignBuilder().Running().Extended("2023-08-26T10:00", "2023-09-11").Build();
    private static readonly Instant Invited = When.Paris("2023-07-11T09:00");
    private static readonly Instant LongAfter = When.Paris("2023-10-01T10:00");

    public static TheoryData<Wave> AllWaves => [Wave.Invitation, Wave.Reminder(1), Wave.Extended(1), Wave.Closing, Wave.Practical];

    [Theory]
    [MemberData(nameof(AllWaves))]
    public void Nobody_is_mailed_twice_for_one_wave(Wave wave)
    {
        MailState[] tried = [MailState.Accepted, MailState.Delivered, MailState.Deferred, MailState.Bounced, MailState.Dropped, MailState.Unknown, MailState.Superseded];

        Assert.All(tried, state => Assert.Equal(Ineligible.AlreadyMailed, WhyNot(wave, For(wave).Got(wave, Invited, state))));
        Assert.Equal(Ineligible.AddressRefused, WhyNot(wave, For(wave).Got(wave, Invited, MailState.Refused)));
    }

    [Theory]
    [MemberData(nameof(AllWaves))]
    public void What_is_back_to_due_may_be_sent_again(Wave wave) => Assert.Null(WhyNot(wave, For(wave).Got(wave, Invited, MailState.Due)));

    [Theory]
    [MemberData(nameof(AllWaves))]
    public void A_claim_holds_until_its_lease_ends_and_then_nobody_knows(Wave wave)
    {
        Assert.Equal(Ineligible.InFlight, WhyNot(wave, For(wave).Got(wave, Invited, MailState.Claimed, LongAfter + Duration.Epsilon)));
        Assert.Equal(Ineligible.AlreadyMailed, WhyNot(wave, For(wave).Got(wave, Invited, MailState.Claimed, LongAfter)));
    }

    [Theory]
    [MemberData(nameof(AllWaves))]
    public void Who_bounced_unsubscribed_or_was_refused_gets_nothing(Wave wave)
    {
        var other = wave == Wave.Closing ? Wave.Reminder(2) : Wave.Closing;

        Assert.Equal(Ineligible.Bounced, WhyNot(wave, For(wave).With(each => each with { BouncedAt = Invited })));
        Assert.Equal(Ineligible.Unsubscribed, WhyNot(wave, For(wave).With(each => each with { UnsubscribedAt = Invited })));
        Assert.Equal(Ineligible.AddressRefused, WhyNot(wave, For(wave).Got(other, Invited, MailState.Refused)));
    }

    [Theory]
    [InlineData(AnswerStatus.Attending, Ineligible.Answered)]
    [InlineData(AnswerStatus.Declined, Ineligible.Declined)]
    [InlineData(AnswerStatus.Withdrawn, Ineligible.Withdrawn)]
    public void Only_the_silent_are_asked_for_an_answer_or_told_of_the_closing(AnswerStatus status, Ineligible reason)
    {
        Wave[] waves = [Wave.Invitation, Wave.Reminder(1), Wave.Extended(1), Wave.Closing];

        Assert.All(waves, wave => Assert.Equal(reason, WhyNot(wave, For(wave).Answered(status))));
        Assert.All(waves, wave => Assert.Null(WhyNot(wave, For(wave))));
    }

    [Theory]
    [InlineData(AnswerStatus.Silent, Ineligible.NotAttending)]
    [InlineData(AnswerStatus.Declined, Ineligible.NotAttending)]
    [InlineData(AnswerStatus.Withdrawn, Ineligible.NotAttending)]
    [InlineData(AnswerStatus.Attending, null)]
    public void Practical_information_goes_to_those_who_come(AnswerStatus status, Ineligible? reason) =>
        Assert.Equal(reason, WhyNot(Wave.Practical, new InviteeBuilder().Answered(status)));

    [Fact]
    public void Who_was_never_invited_is_not_reminded()
    {
        MailState[] failed = [MailState.Due, MailState.Superseded];
        Wave[] waves = [Wave.Reminder(1), Wave.Extended(1), Wave.Closing];

        Assert.All(waves, wave => Assert.Equal(Ineligible.NotInvited, WhyNot(wave, new InviteeBuilder())));
        Assert.All(failed, state => Assert.All(waves, wave => Assert.Equal(Ineligible.NotInvited, WhyNot(wave, new InviteeBuilder().Got(Wave.Invitation, Invited, state)))));
    }

    [Fact]
    public void An_invitation_that_did_not_arrive_through_no_fault_of_the_address_keeps_no_reminder_back()
    {
        MailState[] lost = [MailState.Bounced, MailState.Dropped];

        Assert.All(lost, state => Assert.Null(WhyNot(Wave.Reminder(1), new InviteeBuilder().Got(Wave.Invitation, Invited, state))));
    }

    [Fact]
    public void Who_may_have_the_invitation_is_reminded()
    {
        MailState[] arrived = [MailState.Accepted, MailState.Delivered, MailState.Deferred, MailState.Unknown];

        Assert.All(arrived, state => Assert.Null(WhyNot(Wave.Reminder(1), new InviteeBuilder().Got(Wave.Invitation, Invited, state))));
    }

    [Theory]
    [InlineData(MailState.Bounced)]
    [InlineData(MailState.Dropped)]
    public void Who_missed_the_invitation_through_no_fault_of_the_address_is_written_to_again_and_who_bounced_is_not(MailState state)
    {
        Wave[] waves = [Wave.Reminder(1), Wave.Extended(1), Wave.Closing];
        var invitee = new InviteeBuilder().Got(Wave.Invitation, Invited, state);

        Assert.All(waves, wave => Assert.Null(WhyNot(wave, invitee)));
        invitee.With(each => each with { BouncedAt = Invited });
        Assert.All(waves, wave => Assert.Equal(Ineligible.Bounced, WhyNot(wave, invitee)));
    }

    [Fact]
    public void Newcomers_get_only_what_is_planned_after_their_invitation()
    {
        var due = Campaign.Due(Wave.Reminder(1), CampaignBuilder.France);
        var extension = Campaign.Due(Wave.Extended(1), CampaignBuilder.France);

        Assert.Equal(Ineligible.InvitedSince, WhyNot(Wave.Reminder(1), new InviteeBuilder().Got(Wave.Invitation, due)));
        Assert.Null(WhyNot(Wave.Reminder(1), new InviteeBuilder().Got(Wave.Invitation, due - Duration.Epsilon)));
        Assert.Equal(Ineligible.InvitedSince, WhyNot(Wave.Extended(1), new InviteeBuilder().Got(Wave.Invitation, extension)));
        Assert.Null(WhyNot(Wave.Closing, new InviteeBuilder().Got(Wave.Invitation, LongAfter - Duration.FromDays(1))));
    }

    [Theory]
    [InlineData("2023-08-21T10:00", "2023-08-25T23:59", true)]
    [InlineData("2023-08-21T16:59", "2023-08-26T00:00", false)]
    public void A_gap_of_days_counts_days_of_the_recipient(string last, string now, bool tooSoon)
    {
        var invitee = For(Wave.Reminder(2)).Got(Wave.Reminder(1), When.Paris(last));

        Assert.Equal(tooSoon ? Ineligible.TooSoon : null, WhyNot(Wave.Reminder(2), invitee, When.Paris(now)));
    }

    [Fact]
    public void A_gap_of_hours_counts_hours()
    {
        var campaign = Campaign with { Definition = Campaign.Definition with { MinimumGap = When.Span("PT48H") } };
        var invitee = For(Wave.Reminder(2)).Got(Wave.Reminder(1), When.Paris("2023-08-21T10:00"));

        Assert.Equal(Ineligible.TooSoon, WhyNot(Wave.Reminder(2), invitee, When.Paris("2023-08-23T09:59:59"), campaign));
        Assert.Null(WhyNot(Wave.Reminder(2), invitee, When.Paris("2023-08-23T10:00"), campaign));
    }

    [Fact]
    public void The_gap_counts_from_every_mail_that_may_have_arrived()
    {
        var now = When.Paris("2023-08-21T10:00");
        var yesterday = now - Duration.FromDays(1);

        Assert.Equal(Ineligible.TooSoon, WhyNot(Wave.Reminder(2), For(Wave.Reminder(2)).Got(Wave.Extended(1), yesterday), now));
        Assert.Equal(Ineligible.TooSoon, WhyNot(Wave.Reminder(2), For(Wave.Reminder(2)).Got(Wave.Reminder(1), yesterday, MailState.Unknown), now));
        Assert.Null(WhyNot(Wave.Reminder(2), For(Wave.Reminder(2)).Got(Wave.Reminder(1), yesterday, MailState.Due), now));
    }

    [Fact]
    public void Nobody_gets_more_reminders_than_the_maximum()
    {
        var campaign = Campaign with { Definition = Campaign.Definition with { MaximumReminders = 2 } };
        var invitee = For(Wave.Reminder(3)).Got(Wave.Reminder(1), Invited.Plus(Duration.FromDays(10)));

        Assert.Null(WhyNot(Wave.Reminder(3), invitee, LongAfter, campaign));
        Assert.Equal(Ineligible.EnoughReminders, WhyNot(Wave.Reminder(3), invitee.Got(Wave.Reminder(2), Invited, MailState.Unknown), LongAfter, campaign));
    }

    /// <summary>One whom the wave is meant for.</summary>
    private static InviteeBuilder For(Wave wave) => wave.Kind switch
    {
        WaveKind.Invitation => new InviteeBuilder(),
        WaveKind.Practical => new InviteeBuilder().Answered(AnswerStatus.Attending),
        _ => new InviteeBuilder().Got(Wave.Invitation, Invited),
    };

    private static Ineligible? WhyNot(Wave wave, InviteeBuilder invitee, Instant? now = null, Campaign? campaign = null) =>
        Eligibility.WhyNot(campaign ?? Campaign, Campaign.Planned(wave, CampaignBuilder.France), invitee.Build(Campaign), now ?? LongAfter);
}
