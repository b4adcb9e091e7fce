using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.AnswerDriver;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>An open bulletin that is confirmed while an answer stands.</summary>
public sealed class ConfirmedSecondAnswerTests
{
    private static readonly BulletinForm Anne = By("Anne", "anne@ville.example", "Merci");
    private static readonly BulletinForm Bruno = By("Bruno", "bruno@ailleurs.example", "Bonjour");

    [Fact]
    public async Task Somebody_elses_answer_is_not_replaced_without_a_word()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);

        var outcome = await stage.ConfirmAsync(await stage.SubmitAsync(Bruno));

        Assert.Equal("Anne", Assert.IsType<AnswerOutcome.SecondAnswer>(outcome).Current.Answer.Contact.Name);
        Assert.Equal("Anne", (await stage.CurrentAsync()).Answer.Contact.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_choice_about_another_revision_than_the_one_that_stands_is_asked_anew(int? seen)
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);

        var outcome = await stage.ConfirmAsync(await stage.SubmitAsync(Bruno), SecondChoice.Replace, seen);

        Assert.IsType<AnswerOutcome.SecondAnswer>(outcome);
    }

    [Fact]
    public async Task It_counts_at_the_time_it_was_filled_in_also_when_it_is_added_after_the_cutoff()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        stage.Clock.Now = stage.Campaign.EffectiveCutoff - Duration.FromMinutes(1);
        var bulletin = await stage.SubmitAsync(Bruno);
        stage.Clock.Now += Duration.FromDays(1);

        await stage.ConfirmAsync(bulletin, SecondChoice.Add, seen: 1);

        var current = await stage.CurrentAsync();
        Assert.Equal((2, bulletin.ReceivedAt, "Anne"), (current.Revision, current.ReceivedAt, current.Answer.Contact.Name));
        Assert.Equal("Merci\n\n— Bruno —\nBonjour", current.Answer.Comment);
        Assert.Contains("AnsweredAgain anne@ville.example", stage.Told());
    }

    [Fact]
    public async Task Who_adds_by_the_open_form_reads_only_what_that_person_said()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        var bulletin = await stage.SubmitAsync(Bruno);
        await stage.ConfirmAsync(bulletin, SecondChoice.Add, seen: 1);

        var told = (SingleMailContent.AboutRegistration)await stage.ContentAsync(SingleMailKind.Confirmation, "bruno@ailleurs.example");

        Assert.Equal((bulletin.Answer, bulletin.OpenId, "Anne"), (told.Registration.Answer, told.OpenId, told.AddedTo));
    }

    [Fact]
    public async Task The_same_person_who_confirms_again_edits_without_a_question()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.ConfirmAsync(await stage.SubmitAsync(Anne));

        var outcome = await stage.ConfirmAsync(await stage.SubmitAsync(Anne with { Comment = "Changé" }));

        Assert.Equal((2, "Changé"), (Assert.IsType<AnswerOutcome.Accepted>(outcome).Registration.Revision, (await stage.CurrentAsync()).Answer.Comment));
    }

    [Fact]
    public async Task What_came_after_the_bulletin_was_filled_in_is_not_replaced_unseen_by_the_same_person_either()
    {
        await using var stage = await MailStage.WithAsync(1);
        var older = await stage.SubmitAsync(Anne);
        stage.Clock.Now += Duration.FromMinutes(1);
        await stage.AnswerAsync(Anne with { Comment = "Changé" }, seen: 0);

        var asked = await stage.ConfirmAsync(older);
        var kept = await stage.CurrentAsync();
        var replaced = await stage.ConfirmAsync(older, SecondChoice.Replace, seen: 1);

        Assert.IsType<AnswerOutcome.SecondAnswer>(asked);
        Assert.Equal("Changé", kept.Answer.Comment);
        Assert.IsType<AnswerOutcome.Accepted>(replaced);
    }

    [Fact]
    public async Task A_withdrawal_after_it_was_filled_in_is_not_undone_unseen()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        var older = await stage.SubmitAsync(Bruno);
        stage.Clock.Now += Duration.FromMinutes(1);
        await stage.Get<Answering>().WithdrawAsync(stage.Link(), 1, stage.Clock.Now, CancellationToken.None);

        var asked = await stage.ConfirmAsync(older);

        Assert.IsType<AnswerOutcome.SecondAnswer>(asked);
        Assert.Equal(AnswerStatus.Withdrawn, (await stage.CurrentAsync()).Status);
    }

    [Fact]
    public async Task Another_person_of_the_same_mailbox_is_asked_too()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.ConfirmAsync(await stage.SubmitAsync(Anne));

        var outcome = await stage.ConfirmAsync(await stage.SubmitAsync(By("Bruno", "anne@ville.example", "Bonjour")));

        Assert.IsType<AnswerOutcome.SecondAnswer>(outcome);
    }

    [Fact]
    public async Task A_no_with_a_comment_that_is_added_is_told_with_what_the_organisation_does()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        await stage.ConfirmAsync(await stage.SubmitAsync(Bruno with { Attending = false, Delegates = [] }), SecondChoice.Add, seen: 1);

        var told = (SingleMailContent.AboutRegistration)await stage.ContentAsync(SingleMailKind.Confirmation, "bruno@ailleurs.example");

        Assert.Equal((AnswerStatus.Attending, true), (told.Registration.Status, told.Registration.Answer.Attending));
    }

    [Fact]
    public async Task A_contact_of_the_open_form_keeps_the_link_of_its_own_bulletin_when_somebody_adds()
    {
        await using var stage = await MailStage.WithAsync(1);
        var bulletin = await stage.SubmitAsync(Anne);
        await stage.ConfirmAsync(bulletin);

        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);

        var told = (SingleMailContent.AboutSecondAnswer)await stage.ContentAsync(SingleMailKind.AnsweredAgain, "anne@ville.example");
        Assert.Equal((bulletin.OpenId, bulletin.OpenId), (told.OpenId, (await stage.CurrentAsync()).OpenId));
    }

    [Fact]
    public async Task Only_the_address_on_the_list_gets_the_personal_link_of_an_open_bulletin()
    {
        await using var stage = await MailStage.WithAsync(1);
        var links = new PersonalLinks(new byte[32], new Uri("https://rencontres.example.org/"));
        var invitee = stage.Invitee(Code);

        Assert.Equal(links.Confirm(stage.Campaign.Id, 0, "0123"), links.For(invitee, "0123", "bruno@ailleurs.example"));
        Assert.Equal(links.Bulletin(invitee), links.For(invitee, "0123", invitee.Listed.Email.ToUpperInvariant()));
        Assert.Equal(links.Bulletin(invitee), links.For(invitee, "", "bruno@ailleurs.example"));
        Assert.Equal(links.Bulletin(invitee), links.For(invitee with { CameByItself = true }, "0123", "bruno@ailleurs.example"));
    }
}
