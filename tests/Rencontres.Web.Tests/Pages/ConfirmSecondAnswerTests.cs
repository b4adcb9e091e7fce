using Rencontres.Core.Mail;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Confirming an open bulletin while somebody else's answer stands.</summary>
public sealed class ConfirmSecondAnswerTests
{
    private static Dictionary<string, string> OpenBruno => new(OpenForm.Filled.Concat(TwoPeople.Bruno).GroupBy(pair => pair.Key).Select(same => same.Last()));

    [Fact]
    public async Task The_page_says_who_has_answered_and_asks_and_looking_changes_nothing()
    {
        await using var desk = await AnsweredAsync();
        await desk.SendAsync(OpenBruno);

        var page = await desk.LookAsync(await desk.ConfirmLinkAsync("54395"));

        Assert.Contains("Une réponse existe déjà, donnée par Anne Colin (Directrice) et reçue le ", page, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"1\"", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
        Assert.Equal(1, (await desk.NancysAnswerAsync()).Revision);
    }

    [Fact]
    public async Task Without_a_choice_nothing_is_confirmed()
    {
        await using var desk = await AnsweredAsync();
        await desk.SendAsync(OpenBruno);
        var link = await desk.ConfirmLinkAsync("54395");

        var (status, page) = await desk.PostPageAsync(link, new Dictionary<string, string> { ["revision"] = "1" });

        Assert.Equal((400, 1), (status, (await desk.NancysAnswerAsync()).Revision));
        Assert.Contains("id=\"second-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_seen_is_not_replaced()
    {
        await using var desk = await AnsweredAsync();
        await desk.SendAsync(OpenBruno);
        var link = await desk.ConfirmLinkAsync("54395");
        await desk.AnswerAsync(TwoPeople.Anne.Seen(1).Saying(("comment", "Changé")));

        var (status, page) = await desk.PostPageAsync(link, Choice("replace", seen: 1));

        Assert.Equal((409, "Changé"), (status, (await desk.NancysAnswerAsync()).Answer.Comment));
        Assert.Contains("Une autre réponse est arrivée entre-temps", page, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_adds_sees_the_receipt_and_only_what_that_person_said()
    {
        await using var desk = await AnsweredAsync();
        await desk.SendAsync(OpenBruno);
        var link = await desk.ConfirmLinkAsync("54395");

        var (status, added) = await desk.PostPageAsync(link, Choice("add", seen: 1));
        var looked = await desk.LookAsync(link);

        var stored = await desk.NancysAnswerAsync();
        Assert.Equal((200, 2, "Anne Colin"), (status, stored.Revision, stored.Answer.Contact.Name));
        Assert.All(
            [added, looked],
            page =>
            {
                Assert.Contains(stored.Receipt.Number, page, StringComparison.Ordinal);
                Assert.Contains("Bonjour de Bruno", page, StringComparison.Ordinal);
                Assert.DoesNotContain("Bonjour de Anne", page, StringComparison.Ordinal);
                Assert.DoesNotContain("/bulletins/", page, StringComparison.Ordinal);
                AssertHides(TwoPeople.OfAnne, page);
            });
        Assert.Equal("anne@nancy.example", desk.SingleMails.All.Single(mail => mail.Kind == SingleMailKind.AnsweredAgain).To);
    }

    [Fact]
    public async Task Who_was_replaced_since_reads_by_whom_and_nothing_of_the_new_answer()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.SendAsync(OpenBruno);
        var link = await desk.ConfirmLinkAsync("54395");
        await desk.PostPageAsync(link, new Dictionary<string, string>());
        await desk.AnswerAsync(TwoPeople.Anne.Seen(1).Saying(("second", "replace")));

        var page = await desk.LookAsync(link);

        Assert.Contains("Depuis, Anne Colin (Directrice) a répondu à son tour", page, StringComparison.Ordinal);
        Assert.Contains("Bonjour de Bruno", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bonjour de Anne", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
    }

    [Fact]
    public async Task A_confirmed_bulletin_says_how_it_can_be_changed_until_it_cannot()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.SendAsync(OpenBruno);
        var link = await desk.ConfirmLinkAsync("54395");
        await desk.PostPageAsync(link, new Dictionary<string, string>());

        var before = await desk.LookAsync(link);
        desk.Clock.Now += NodaTime.Duration.FromDays(3650);
        var after = await desk.LookAsync(link);

        Assert.Contains($"href=\"/campaigns/{OrganiserDesk.Id}?lang=fr\"", before, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/campaigns/{OrganiserDesk.Id}", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_answers_that_do_not_fit_into_one_are_named_and_the_choice_remains()
    {
        await using var desk = await AnsweredAsync();
        var many = OpenBruno;
        foreach (var row in Enumerable.Range(0, 20))
            many[$"delegates[{row}].name"] = $"Personne {row}";

        await desk.SendAsync(many);
        var link = await desk.ConfirmLinkAsync("54395");

        var (status, page) = await desk.PostPageAsync(link, Choice("add", seen: 1));
        var (replaced, _) = await desk.PostPageAsync(link, Choice("replace", seen: 1));

        Assert.Equal((400, 200), (status, replaced));
        Assert.Contains("Participants – Trop nombreux", page, StringComparison.Ordinal);
        Assert.Contains("name=\"second\"", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Choice(string second, int seen) => new Dictionary<string, string> { ["second"] = second }.Seen(seen);

    private static void AssertHides(string[] texts, string page) => Assert.All(texts, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));

    private static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync(TwoPeople.Anne);
        return desk;
    }
}
