using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Two at one link, and a script that saves while somebody types.</summary>
public sealed class DraftConflictTests
{
    [Fact]
    public async Task Of_two_at_the_same_link_the_later_is_told_and_overwrites_nothing_unseen()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save", "Le premier"));

        var (status, told) = await desk.PressAsync(PersonalForm.Begun("save", "Le second"));
        var standing = await desk.OpenLinkAsync();
        await desk.PressAsync(PersonalForm.Begun("save", "Le second", PersonalForm.DraftOf(told)));

        Assert.Equal(409, status);
        Assert.All(["Votre saisie n’est ni envoyée ni enregistrée", "Le premier", "Le second"], text => Assert.Contains(text, told, StringComparison.Ordinal));
        Assert.Contains("Le premier", standing, StringComparison.Ordinal);
        Assert.Contains("Le second", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_told_which_draft_it_replaces_next_and_when_somebody_else_was_faster()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var first = await desk.AutosaveAsync(PersonalForm.Begun("autosave", "1"));
        var second = await desk.AutosaveAsync(PersonalForm.Begun("autosave", "2", first.Draft));
        var other = await desk.AutosaveAsync(PersonalForm.Begun("autosave", "3", first.Draft));
        var repeated = await desk.AutosaveAsync(PersonalForm.Begun("autosave", "2", first.Draft));

        Assert.Equal([204, 204, 409, 204], [first.Status, second.Status, other.Status, repeated.Status]);
        Assert.Equal(second.Draft, repeated.Draft);
        Assert.NotEqual(first.Draft, second.Draft);
    }

    [Fact]
    public async Task Of_another_persons_draft_the_addresses_are_not_shown()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(TwoPeople.Anne.Saying(("action", "save")));

        var (_, told) = await desk.PressAsync(TwoPeople.Bruno.Saying(("action", "save")));

        Assert.Contains("Bonjour de Anne", told, StringComparison.Ordinal);
        Assert.All(TwoPeople.OfAnne, text => Assert.DoesNotContain(text, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_script_still_sends_after_the_answer_makes_no_draft_of_it()
    {
        await using var desk = await PersonalForm.AnsweredAsync();

        var (status, _) = await desk.AutosaveAsync(PersonalForm.Begun("autosave"));

        Assert.Equal(409, status);
        Assert.Null(desk.Nancy().DraftAt);
    }
}
