using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Bruno has added to Anne's answer and opens the form again.</summary>
public sealed class AddedAgainTests
{
    private const string Correcting = "si vous aviez déjà ajouté une réponse, celle-ci la remplace";

    [Fact]
    public async Task It_says_what_becomes_of_the_first_addition_only_where_there_is_one()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync(TwoPeople.Anne);
        var before = await desk.LookAsync($"{desk.NancysLink()}?as=other&lang=fr");

        await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "add")));
        var after = await desk.LookAsync($"{desk.NancysLink()}?as=other&lang=fr");

        Assert.DoesNotContain(Correcting, before, StringComparison.Ordinal);
        Assert.Contains(Correcting, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_then_takes_its_place()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync(TwoPeople.Anne);
        await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "add")));

        var (status, _) = await desk.AnswerAsync(
            TwoPeople.Bruno.Seen(2).Saying(("second", "add"), ("delegates[0].name", "Carole Weber"), ("delegates[0].email", ""), ("comment", "")), "?as=other");

        var answer = (await desk.NancysAnswerAsync()).Answer;
        Assert.Equal((200, "Bonjour de Anne Colin"), (status, answer.Comment));
        Assert.Equal(["Anne Colin", "Carole Weber"], answer.Delegates.Select(person => person.Name));
    }
}
