using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>A draft, and somebody else who answers by the same link.</summary>
public sealed class OtherPersonsDraftTests
{
    private const string AsOther = "?as=other";

    [Fact]
    public async Task The_form_for_somebody_else_keeps_no_draft_and_offers_none()
    {
        await using var desk = await AnsweredAsync();

        var page = await desk.LookAsync(desk.NancysLink() + AsOther);

        Assert.DoesNotContain("autosave", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"draft\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("more")]
    [InlineData("send")]
    public async Task What_somebody_else_types_comes_back_and_is_kept_nowhere(string action)
    {
        await using var desk = await AnsweredAsync();

        var (_, page) = await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("action", action)), AsOther);

        Assert.Contains("Bonjour de Bruno", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"draft\"", page, StringComparison.Ordinal);
        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task Another_persons_answer_leaves_the_draft_which_then_shows_the_conflict()
    {
        await using var desk = await AnsweredAsync();
        await desk.AnswerAsync(Begun);

        await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "add")), AsOther);
        var opened = await desk.OpenLinkAsync();
        var (status, _) = await desk.AnswerAsync(Begun.Saying(("action", "send"), ("draft", PersonalForm.DraftOf(opened))));

        Assert.Contains("Anne n’a pas fini", opened, StringComparison.Ordinal);
        Assert.Equal(409, status);
    }

    [Fact]
    public async Task Who_sends_the_draft_under_another_address_has_none_any_more()
    {
        await using var desk = await AnsweredAsync();
        await desk.AnswerAsync(Begun);
        var draft = PersonalForm.DraftOf(await desk.OpenLinkAsync());

        var (status, _) = await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "replace"), ("draft", draft)));

        Assert.Equal(200, status);
        Assert.Null(desk.Nancy().DraftAt);
    }

    private static Dictionary<string, string> Begun => TwoPeople.Anne.Seen(1).Saying(("comment", "Anne n’a pas fini"), ("action", "save"));

    private static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        var (status, _) = await desk.AnswerAsync(TwoPeople.Anne);
        Assert.Equal(200, status);
        return desk;
    }
}
