using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Mail;

/// <summary>The mails about answers: the first at once, edits when they have settled, each state once.</summary>
public sealed class ConfirmationTests
{
    private const string Code = "10001";

    [Fact]
    public async Task The_first_answer_is_confirmed_at_once()
    {
        await using var stage = await MailStage.WithAsync(1);

        await AnswerAsync(stage, "Bonjour");
        await RunAsync(stage, Duration.Zero);

        Assert.Equal(["Confirmation 10001"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task Three_edits_are_one_mail_two_minutes_after_the_last()
    {
        await using var stage = await ConfirmedAsync();

        foreach (var text in new[] { "un", "deux", "trois" })
        {
            await AnswerAsync(stage, text);
            await RunAsync(stage, Duration.FromSeconds(50));
        }

        await RunAsync(stage, Duration.FromSeconds(69));
        var early = stage.Mailer.Sent.Count;
        await RunAsync(stage, Duration.FromSeconds(1));
        await RunAsync(stage, Duration.FromHours(1));

        Assert.Equal(1, early);
        Assert.Equal(["Confirmation 10001", "Changed 10001"], stage.Mailer.Sent);
        Assert.Equal(["changed-2", "changed-3"], stage.Singles.All.Where(mail => mail.State == MailState.Superseded).Select(mail => mail.Key.Occasion).Order());
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_is_no_mail()
    {
        await using var stage = await ConfirmedAsync("Bonjour");

        await AnswerAsync(stage, "Bonsoir");
        await AnswerAsync(stage, "Bonjour");
        await RunAsync(stage, Duration.FromMinutes(3));

        Assert.Equal(["Confirmation 10001"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_after_it_was_told_is_told_too()
    {
        await using var stage = await ConfirmedAsync("Bonjour");

        foreach (var text in new[] { "Bonsoir", "Bonjour" })
        {
            await AnswerAsync(stage, text);
            await RunAsync(stage, Duration.FromMinutes(3));
        }

        Assert.Equal(["Confirmation 10001", "Changed 10001", "Changed 10001"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task Who_was_never_told_of_the_first_answer_gets_it_confirmed_and_not_changed()
    {
        await using var stage = await MailStage.WithAsync(1);
        await AnswerAsync(stage, "Bonjour");
        await AnswerAsync(stage, "Bonsoir");

        await RunAsync(stage, Duration.FromMinutes(2));

        Assert.Equal(["Confirmation 10001"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task A_confirmation_whose_reply_was_lost_may_have_told_so_an_edit_is_a_change()
    {
        await using var stage = await MailStage.WithAsync(1);
        await AnswerAsync(stage, "Bonjour");
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        await RunAsync(stage, Duration.Zero);

        await AnswerAsync(stage, "Bonsoir");
        await RunAsync(stage, Duration.FromMinutes(2));

        Assert.Equal(["Changed 10001"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task A_withdrawal_is_told_at_once_and_overtakes_an_edit_that_waits()
    {
        await using var stage = await ConfirmedAsync();
        await AnswerAsync(stage, "Bonsoir");

        await stage.Get<Answering>().WithdrawAsync(Link(stage), 2, stage.Clock.Now, CancellationToken.None);
        await RunAsync(stage, Duration.Zero);
        await RunAsync(stage, Duration.FromMinutes(5));

        Assert.Equal(["Confirmation 10001", "Withdrawn 10001"], stage.Mailer.Sent);
    }

    private static async Task<MailStage> ConfirmedAsync(string text = "Bonjour")
    {
        var stage = await MailStage.WithAsync(1);
        await AnswerAsync(stage, text);
        await RunAsync(stage, Duration.Zero);
        return stage;
    }

    private static async Task AnswerAsync(MailStage stage, string comment)
    {
        var revision = (await stage.Get<IRegistrations>().FindAsync(Link(stage).InviteeKey, CancellationToken.None))?.Revision;
        var outcome = await stage.Get<Answering>().AnswerAsync(Link(stage), Bulletins.Form with { Comment = comment }, revision, second: null, stage.Clock.Now, CancellationToken.None);
        Assert.True(Assert.IsType<AnswerOutcome.Accepted>(outcome).Changed);
    }

    private static LinkToken Link(MailStage stage) => new(LinkPurpose.Bulletin, stage.Campaign.Id, 0, Code, stage.Invitee(Code).LinkVersion);

    private static Task<SingleMailResult> RunAsync(MailStage stage, Duration later)
    {
        stage.Clock.Now += later;
        return stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, 0, CancellationToken.None);
    }
}
