using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailEventsTests
{
    [Fact]
    public async Task A_repeated_event_changes_nothing_more()
    {
        await using var stage = await SentAsync(2);
        var told = stage.Event("10001", ToldDelivered, "e1");

        var first = await stage.TellAsync(told, told);
        var second = await stage.TellAsync(told);

        Assert.Equal((new EventTally(1, 0), new EventTally(0, 0)), (first, second));
        Assert.Equal([MailState.Delivered, MailState.Accepted], stage.States());
    }

    [Fact]
    public async Task Events_in_one_post_may_be_in_any_order()
    {
        await using var stage = await SentAsync(1);

        await stage.TellAsync(stage.Event("10001", ToldDelivered, "e3"), stage.Event("10001", ToldDeferred, "e2"), stage.Event("10001", ToldProcessed, "e1"));

        Assert.Equal([MailState.Delivered], stage.States());
    }

    [Fact]
    public async Task A_bounce_is_kept_with_the_person_and_so_is_an_unsubscription()
    {
        await using var stage = await SentAsync(2);
        var at = stage.Clock.Now;

        await stage.TellAsync(stage.Event("10001", ToldBounced, "e1", step: InviteeStep.Bounced), stage.Event("10002", null, "e2", step: InviteeStep.Unsubscribed));

        Assert.Equal((at, MailState.Bounced), (stage.Invitee("10001").BouncedAt, stage.Mail("10001").State));
        Assert.Equal((at, MailState.Accepted), (stage.Invitee("10002").UnsubscribedAt, stage.Mail("10002").State));
    }

    [Fact]
    public async Task A_bounce_of_an_address_that_was_corrected_since_is_not_held_against_the_new_one()
    {
        await using var stage = await SentAsync(1);
        var told = stage.Event("10001", ToldBounced, "e1", step: InviteeStep.Bounced) with { Address = "ancienne@ville.example" };

        await stage.TellAsync(told, told with { Id = "e2", Attempt = AttemptId.New(stage.Clock.Now) });

        Assert.Equal((MailState.Bounced, null, null), (stage.Mail("10001").State, stage.Mail("10001").Earlier, stage.Invitee("10001").BouncedAt));
    }

    [Fact]
    public async Task Events_about_mails_that_are_not_ours_are_counted_and_change_nothing()
    {
        await using var stage = await SentAsync(1);
        var told = stage.Event("10001", ToldDelivered, "e1");

        var tally = await stage.TellAsync(
            told with { Place = told.Place with { Campaign = CampaignId.Parse("another-2025") } },
            told with { Id = "e2", Place = told.Place with { Bucket = 7 } },
            told with { Id = "e3", Place = told.Place with { Subject = "99999" } },
            told with { Id = "e4", Place = told.Place with { Occasion = "confirmation-1" } },
            told with { Id = "e5", Place = told.Place with { Bucket = null } });

        Assert.Equal(new EventTally(0, 5), tally);
        Assert.Equal([MailState.Accepted], stage.States());
    }

    [Fact]
    public async Task One_event_settles_its_whole_batch()
    {
        await using var stage = await SentAsync(100, new SendOutcome.Unknown("503"));

        await stage.TellAsync(stage.Event("10003", ToldDelivered, "e1"));

        Assert.Equal(MailState.Delivered, stage.Mail("10003").State);
        Assert.Equal(99, stage.States().Count(state => state == MailState.Accepted));
    }

    [Fact]
    public async Task A_batch_that_was_put_back_to_due_wrongly_is_settled_before_it_goes_again()
    {
        await using var stage = await SentAsync(3, new SendOutcome.Unknown("503"));
        await stage.Get<MailWords>().TakeAsync(await stage.RecordAsync(), new SpokenOf(null, null, null), sent: false, CancellationToken.None);

        await stage.TellAsync(stage.Event("10001", ToldProcessed, "e1"));
        await stage.SendAsync();

        Assert.Single(stage.Mailer.Requests);
        Assert.All(stage.States(), state => Assert.Equal(MailState.Accepted, state));
        Assert.Empty(await stage.AuditAsync("mail-doubled"));
    }

    [Fact]
    public async Task Events_that_were_cut_off_before_the_rest_of_the_batch_was_settled_settle_it_when_told_again()
    {
        await using var stage = await SentAsync(3, new SendOutcome.Unknown("503"));
        var told = stage.Event("10001", ToldDelivered, "e1");
        stage.Get<MemoryInvitees>().DuringNextScan(() => throw new IOException("The host is stopped."));
        await Assert.ThrowsAsync<IOException>(() => stage.TellAsync(told));

        await stage.TellAsync(told);

        Assert.Equal([MailState.Delivered, MailState.Accepted, MailState.Accepted], stage.States());
    }

    [Fact]
    public async Task A_complaint_that_names_no_attempt_unsubscribes_and_says_nothing_of_the_mail()
    {
        await using var stage = await SentAsync(1);
        var before = stage.Mail("10001");

        await stage.TellAsync(stage.Event("10001", null, "e1", attempt: "", step: InviteeStep.Unsubscribed));

        Assert.Equal((stage.Clock.Now, before), (stage.Invitee("10001").UnsubscribedAt, stage.Mail("10001")));
        Assert.Empty(await stage.AuditAsync("mail-doubled"));
    }

    [Fact]
    public async Task A_claim_whose_sender_is_still_at_it_is_left_to_the_sender()
    {
        await using var stage = await MailStage.WithAsync(2);
        stage.Mailer.AnswerTo = _ =>
        {
            stage.TellAsync(stage.Event("10001", ToldProcessed, "e1")).GetAwaiter().GetResult();
            Assert.Equal([MailState.Accepted, MailState.Claimed], stage.States());
            return new SendOutcome.Accepted("id");
        };

        await stage.SendAsync();

        Assert.Equal([MailState.Accepted, MailState.Accepted], stage.States());
    }

    private static async Task<MailStage> SentAsync(int invitees, SendOutcome? outcome = null)
    {
        var stage = await MailStage.WithAsync(invitees);
        if (outcome is not null)
            stage.Mailer.AnswerNext(outcome, outcome);

        await stage.SendAsync();
        stage.Clock.Now += Duration.FromMinutes(1);
        return stage;
    }
}
