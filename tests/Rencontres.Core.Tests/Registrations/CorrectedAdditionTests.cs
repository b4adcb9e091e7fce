using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.AnswerDriver;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>Bruno, who has added to Anne's answer, answers again.</summary>
public sealed class CorrectedAdditionTests
{
    private static readonly BulletinForm Anne = By("Anne", "anne@ville.example");
    private static readonly BulletinForm Bruno = By("Bruno", "bruno@ville.example", "Bonjour");

    [Fact]
    public async Task Who_has_added_last_and_answers_again_corrects_the_addition_and_the_first_part_stays()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);
        await stage.AnswerAsync(Bruno with { Comment = "Bonsoir" }, seen: 2, SecondChoice.Add);

        await stage.AnswerAsync(Bruno with { Comment = "Bonsoir", Delegates = [new DelegateFields("Carole", "", "")] }, seen: 3, SecondChoice.Add);

        var current = await stage.CurrentAsync();
        Assert.Equal((4, "Anne", "Bruno"), (current.Revision, current.Answer.Contact.Name, current.AddedBy?.Contact.Name));
        Assert.Equal(["Anne", "Carole"], current.Answer.Delegates.Select(person => person.Name));
        Assert.Equal("— Bruno —\nBonsoir", current.Answer.Comment);
    }

    [Fact]
    public async Task Another_person_of_the_mailbox_of_who_has_added_takes_nothing_away()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);

        await stage.AnswerAsync(By("Carole", Bruno.Contact!.Email!), seen: 2, SecondChoice.Add);

        Assert.Equal(["Anne", "Bruno", "Carole"], (await stage.CurrentAsync()).Answer.Delegates.Select(person => person.Name));
    }

    [Fact]
    public async Task What_the_contact_has_written_over_an_addition_is_the_contacts()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);
        await stage.AnswerAsync(Anne with { Delegates = [.. Anne.Delegates!, new DelegateFields("Bruno", "", "")] }, seen: 2);

        await stage.AnswerAsync(Bruno with { Delegates = [] }, seen: 3, SecondChoice.Add);

        Assert.Equal(["Anne", "Bruno"], (await stage.CurrentAsync()).Answer.Delegates.Select(person => person.Name));
    }

    [Fact]
    public async Task Who_has_added_by_the_open_form_and_fills_it_in_again_corrects_the_addition()
    {
        await using var stage = await AnsweredAsync();
        await stage.ConfirmAsync(await stage.SubmitAsync(Bruno), SecondChoice.Add, seen: 1);

        await stage.ConfirmAsync(await stage.SubmitAsync(Bruno with { Comment = "Bonsoir" }), SecondChoice.Add, seen: 2);

        Assert.Equal("— Bruno —\nBonsoir", (await stage.CurrentAsync()).Answer.Comment);
    }

    [Fact]
    public async Task What_was_added_where_nothing_is_asked_any_more_stays()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);
        var off = stage.Campaign.Definition with { Form = Questions.Switched("comment", FieldUse.Off) };

        var standing = await StandingPart.OfAsync(
            stage.Get<IRegistrations>(), await stage.CurrentAsync(), new Contact("Bruno", "", "bruno@ville.example", ""), off, CancellationToken.None);

        Assert.Equal(["Anne"], standing.Delegates.Select(person => person.Name));
        Assert.Equal("— Bruno —\nBonjour", standing.Comment);
    }

    private static async Task<MailStage> AnsweredAsync()
    {
        var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: 0);
        return stage;
    }
}
