using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailDoublingsTests
{
    private static readonly SendOutcome Accepted = new SendOutcome.Accepted("id");
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("503");

    [Fact]
    public async Task An_event_after_a_resend_is_recorded_as_a_doubling_once()
    {
        var (stage, first) = await ResentAsync(2, Accepted);
        await using var _ = stage;
        var told = stage.Event("10001", ToldDelivered, "e1", first);

        await stage.TellAsync(told);
        await stage.TellAsync(told, told with { Id = "e2", Trigger = ToldProcessed });

        Assert.True(stage.Mail("10001").IsDoubled);
        Assert.Equal("invitation to 10001", Assert.Single(await stage.AuditAsync("mail-doubled")).Details);
    }

    [Fact]
    public async Task An_event_about_an_earlier_attempt_proves_nothing_of_the_last_one()
    {
        var (stage, first) = await ResentAsync(3, Lost);
        await using var _ = stage;

        await stage.TellAsync(stage.Event("10001", ToldDelivered, "e1", first));

        Assert.Equal([MailState.Unknown, MailState.Unknown, MailState.Unknown], stage.States());
        Assert.NotNull(stage.Mail("10001").Earlier);
        Assert.Empty(await stage.AuditAsync("mail-doubled"));
    }

    [Fact]
    public async Task An_event_about_an_earlier_attempt_settles_those_of_its_batch_that_were_not_sent_again()
    {
        await using var stage = await MailStage.WithAsync(3);
        stage.Mailer.AnswerNext(Lost, Accepted with { Rest = Duration.FromHours(1) });
        await stage.SendAsync();
        var first = stage.Mail("10001").Attempt;
        await SayUnsentAsync(stage);
        await stage.SendAsync();

        await stage.TellAsync(stage.Event("10001", ToldDelivered, "e1", first));

        Assert.True(stage.Mail("10001").IsDoubled);
        Assert.Equal([(MailState.Accepted, first), (MailState.Accepted, first)], new[] { "10002", "10003" }.Select(code => (stage.Mail(code).State, stage.Mail(code).Attempt)));
    }

    [Fact]
    public async Task A_resend_that_is_taken_on_after_the_event_is_a_doubling_too()
    {
        var (stage, first) = await ResentAsync(2, Lost);
        await using var _ = stage;
        await stage.TellAsync(stage.Event("10001", ToldDelivered, "e1", first));

        await stage.TellAsync(stage.Event("10002", ToldDelivered, "e2"));

        Assert.Equal((true, false), (stage.Mail("10001").IsDoubled, stage.Mail("10002").IsDoubled));
        Assert.Equal("invitation to 10001", Assert.Single(await stage.AuditAsync("mail-doubled")).Details);
    }

    /// <summary>Lost at first, said not to have gone, and sent again in one batch.</summary>
    private static async Task<(MailStage Stage, string First)> ResentAsync(int invitees, SendOutcome again)
    {
        var stage = await MailStage.WithAsync(invitees);
        stage.Mailer.AnswerNext(Lost, again);
        await stage.SendAsync();
        var first = stage.Mail("10001").Attempt;
        await SayUnsentAsync(stage);
        stage.Get<MailPace>().Note(Accepted);
        await stage.SendAsync();
        return (stage, first);
    }

    private static async Task SayUnsentAsync(MailStage stage)
    {
        stage.Clock.Now += Duration.FromMinutes(1);
        await stage.Get<MailWords>().TakeAsync(await stage.RecordAsync(), new SpokenOf(null, null, null), sent: false, CancellationToken.None);
    }
}
