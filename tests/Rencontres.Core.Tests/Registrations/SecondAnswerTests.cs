using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.AnswerDriver;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>By the personal link, an answer to which another person comes.</summary>
public sealed class SecondAnswerTests
{
    private static readonly BulletinForm Anne = By("Anne", "anne@ville.example");
    private static readonly BulletinForm Bruno = By("Bruno", "bruno@ville.example", "Bonjour");

    [Fact]
    public async Task Another_persons_answer_is_asked_about_and_nothing_is_stored()
    {
        await using var stage = await AnsweredAsync();

        var outcome = await stage.AnswerAsync(Bruno, seen: 1);

        Assert.Equal(1, Assert.IsType<AnswerOutcome.SecondAnswer>(outcome).Current.Revision);
        Assert.Equal((1, "Anne"), ((await stage.CurrentAsync()).Revision, (await stage.CurrentAsync()).Answer.Contact.Name));
        Assert.Equal(["Confirmation anne@ville.example"], stage.Told());
    }

    [Fact]
    public async Task The_same_person_is_not_asked_however_the_address_is_written()
    {
        await using var stage = await AnsweredAsync();

        var outcome = await stage.AnswerAsync(By("Anne", "ANNE@ville.example", "Changé"), seen: 1);

        Assert.IsType<AnswerOutcome.Accepted>(outcome);
        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.AnsweredAgain);
    }

    [Fact]
    public async Task Who_corrects_the_own_address_edits_and_the_former_one_which_may_be_a_strangers_is_told_nothing()
    {
        await using var stage = await AnsweredAsync();

        var outcome = await stage.AnswerAsync(By(" anne", "anne.colin@ville.example"), seen: 1);

        Assert.IsType<AnswerOutcome.Accepted>(outcome);
        Assert.Equal(["Changed anne.colin@ville.example", "Confirmation anne@ville.example"], stage.Told());
    }

    [Theory]
    [InlineData(SecondChoice.Add, "Anne", 2)]
    [InlineData(SecondChoice.Replace, "Bruno", 1)]
    public async Task Two_people_of_one_mailbox_may_choose_too_and_one_mail_tells_both(SecondChoice choice, string contact, int delegates)
    {
        await using var stage = await AnsweredAsync();

        await stage.AnswerAsync(By("Bruno", "Anne@ville.example"), seen: 1, choice);

        var answer = (await stage.CurrentAsync()).Answer;
        Assert.Equal((contact, delegates, 2), (answer.Contact.Name, answer.Delegates.Count, stage.Singles.All.Count));
    }

    [Fact]
    public async Task A_mere_no_is_not_added_to_a_yes()
    {
        await using var stage = await AnsweredAsync();

        var outcome = await stage.AnswerAsync(Bruno with { Attending = false, Delegates = [], Conference = null, Comment = "" }, seen: 1, SecondChoice.Add);

        Assert.Equal([new FieldFault("second", FieldFaultKind.NothingToAdd)], Assert.IsType<AnswerOutcome.Invalid>(outcome).Faults);
        Assert.Equal(1, (await stage.CurrentAsync()).Revision);
    }

    [Fact]
    public async Task Somebody_elses_newer_answer_costs_nobody_a_receipt()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);
        await stage.AnswerAsync(By("Anne", "anne@ville.example", "Changé"), seen: 2);

        var told = (SingleMailContent.AboutRegistration)await stage.ContentAsync(SingleMailKind.Confirmation, "bruno@ville.example");

        Assert.Equal(2, told.Registration.Revision);
    }

    [Fact]
    public async Task Who_answers_after_a_withdrawal_is_not_asked()
    {
        await using var stage = await AnsweredAsync();
        await stage.Get<Answering>().WithdrawAsync(stage.Link(), 1, stage.Clock.Now, CancellationToken.None);

        var outcome = await stage.AnswerAsync(Bruno, seen: 2);

        Assert.IsType<AnswerOutcome.Accepted>(outcome);
        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.AnsweredAgain);
    }

    [Fact]
    public async Task An_added_answer_is_one_new_revision_with_both_and_both_are_told_at_once()
    {
        await using var stage = await AnsweredAsync();

        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);

        var current = await stage.CurrentAsync();
        Assert.Equal((2, "Anne", "Bruno"), (current.Revision, current.Answer.Contact.Name, current.AddedBy?.Contact.Name));
        Assert.Equal(["Anne", "Bruno"], current.Answer.Delegates.Select(person => person.Name));
        Assert.Equal(["AnsweredAgain anne@ville.example", "Confirmation anne@ville.example", "Confirmation bruno@ville.example"], stage.Told());
        Assert.All(stage.Singles.All, mail => Assert.Equal(stage.Clock.Now, mail.DueAt));
    }

    [Fact]
    public async Task A_replacing_answer_stands_alone_and_both_are_told_at_once()
    {
        await using var stage = await AnsweredAsync();

        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Replace);

        var current = await stage.CurrentAsync();
        Assert.Equal((2, "Bruno", (SecondPerson?)null), (current.Revision, current.Answer.Contact.Name, current.AddedBy));
        Assert.Equal(["AnsweredAgain anne@ville.example", "Confirmation anne@ville.example", "Confirmation bruno@ville.example"], stage.Told());
    }

    [Theory]
    [InlineData(SecondChoice.Add)]
    [InlineData(SecondChoice.Replace)]
    public async Task A_button_pressed_twice_answers_once(SecondChoice choice)
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, choice);

        var again = await stage.AnswerAsync(Bruno, seen: 1, choice);

        Assert.False(Assert.IsType<AnswerOutcome.Accepted>(again).Changed);
        Assert.Equal((2, 3), ((await stage.CurrentAsync()).Revision, stage.Singles.All.Count));
    }

    [Theory]
    [InlineData(SecondChoice.Add)]
    [InlineData(SecondChoice.Replace)]
    public async Task What_was_not_seen_is_neither_replaced_nor_added_to(SecondChoice choice)
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(By("Anne", "anne@ville.example", "Changé"), seen: 1);

        var outcome = await stage.AnswerAsync(Bruno, seen: 1, choice);

        Assert.Equal(2, Assert.IsType<AnswerOutcome.Stale>(outcome).Current.Revision);
        Assert.Equal("Changé", (await stage.CurrentAsync()).Answer.Comment);
    }

    [Fact]
    public async Task Of_two_first_answers_at_once_the_later_sees_the_other_and_then_loses_nothing()
    {
        await using var stage = await AnsweredAsync();

        var late = await stage.AnswerAsync(Bruno, seen: 0);
        var asked = await stage.AnswerAsync(Bruno, seen: 1);
        var added = await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);

        Assert.IsType<AnswerOutcome.Stale>(late);
        Assert.IsType<AnswerOutcome.SecondAnswer>(asked);
        Assert.Equal(["Anne", "Bruno"], Assert.IsType<AnswerOutcome.Accepted>(added).Registration.Answer.Delegates.Select(person => person.Name));
    }

    [Fact]
    public async Task More_delegates_than_one_bulletin_holds_are_refused_at_their_field()
    {
        await using var stage = await AnsweredAsync();
        var many = Bruno with { Delegates = [.. Enumerable.Range(1, 20).Select(number => new DelegateFields($"P{number}", "", ""))] };

        var outcome = await stage.AnswerAsync(many, seen: 1, SecondChoice.Add);

        Assert.Equal([new FieldFault("delegates", FieldFaultKind.TooMany, 19)], Assert.IsType<AnswerOutcome.Invalid>(outcome).Faults);
        Assert.Equal(1, (await stage.CurrentAsync()).Revision);
    }

    [Fact]
    public async Task The_first_contact_is_told_by_whom_even_when_the_answer_has_changed_since()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Replace);
        await stage.AnswerAsync(By("Bruno", "bruno@ville.example", "Changé"), seen: 2);

        var told = Assert.IsType<SingleMailContent.AboutSecondAnswer>(await stage.ContentAsync(SingleMailKind.AnsweredAgain, "anne@ville.example"));

        Assert.Equal(("Bruno", "Bonjour"), (told.Registration.Author.Name, told.Registration.Answer.Comment));
    }

    [Theory]
    [InlineData(SecondChoice.Add)]
    [InlineData(SecondChoice.Replace)]
    public async Task No_mail_gives_one_persons_address_or_telephone_to_the_other(SecondChoice choice)
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, choice);

        var toAnne = (SingleMailContent.AboutSecondAnswer)await stage.ContentAsync(SingleMailKind.AnsweredAgain, "anne@ville.example");
        var toBruno = (SingleMailContent.AboutRegistration)await stage.ContentAsync(SingleMailKind.Confirmation, "bruno@ville.example");

        Assert.Empty(Addresses(toAnne.Registration).Intersect([Bruno.Contact!.Email, Bruno.Contact.Phone]));
        Assert.Empty(Addresses(toBruno.Registration).Intersect([Anne.Contact!.Email, Anne.Contact.Phone]));
    }

    [Fact]
    public async Task A_bulletin_typed_in_for_another_person_is_told_to_the_first_one()
    {
        await using var stage = await AnsweredAsync();
        stage.Clock.Now += Duration.FromHours(1);

        await stage.Get<TypingIn>().TypeInAsync(stage.Campaign.Id, stage.Invitee(Code).Id, Bruno, stage.Clock.Now, stage.Clock.Now, CancellationToken.None);

        Assert.Contains("AnsweredAgain anne@ville.example", stage.Told());
    }

    private static IEnumerable<string> Addresses(Registration shown) =>
        [shown.Answer.Contact.Email, shown.Answer.Contact.Phone, .. shown.Answer.Delegates.Select(person => person.Email)];

    private static async Task<MailStage> AnsweredAsync()
    {
        var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        return stage;
    }
}
