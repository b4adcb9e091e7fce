using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Confirming an open bulletin that says "no" and nothing else, while somebody else's "yes" stands.</summary>
public sealed class ConfirmBareNoTests
{
    private static Dictionary<string, string> BrunosNo => new()
    {
        ["organisation.name"] = "Ville de Nancy",
        ["organisation.kind"] = "commune",
        ["organisation.country"] = "FR",
        ["organisation.code"] = "54395",
        ["contact.name"] = "Bruno Kieffer",
        ["contact.email"] = "bruno@nancy.example",
        ["attending"] = "no",
        ["language"] = "fr",
    };

    [Fact]
    public async Task Added_it_would_say_nothing_so_it_is_told_and_nothing_changes()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var link = await SentAsync(desk);

        var (status, page) = await desk.PostPageAsync(link, Choice("add"));

        var stored = await desk.NancysAnswerAsync();
        Assert.Equal((400, 1, "Anne Colin", true), (status, stored.Revision, stored.Answer.Contact.Name, stored.Answer.Attending));
        Assert.Contains("id=\"second-error\">La réponse déjà donnée annonce une participation", page, StringComparison.Ordinal);
        Assert.Contains("value=\"replace\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"confirm\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_in_its_place_the_organisation_declines()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var link = await SentAsync(desk);
        await desk.PostPageAsync(link, Choice("add"));

        var (status, _) = await desk.PostPageAsync(link, Choice("replace"));

        Assert.Equal((200, AnswerStatus.Declined, "Bruno Kieffer"), (status, desk.Nancy().Answer, (await desk.NancysAnswerAsync()).Answer.Contact.Name));
    }

    /// <returns>The link that confirms it.</returns>
    private static async Task<string> SentAsync(OrganiserDesk desk)
    {
        await desk.AnswerAsync(TwoPeople.Anne);
        var (status, _) = await desk.SendAsync(BrunosNo);
        Assert.Equal(200, status);
        return await desk.ConfirmLinkAsync("54395");
    }

    private static Dictionary<string, string> Choice(string second) => new Dictionary<string, string> { ["second"] = second }.Seen(1);
}
