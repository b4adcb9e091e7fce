using System.Net.Http.Headers;
using System.Text;
using Rencontres.Core.Mail;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Two people of one town hall with one personal link.</summary>
public sealed class PersonalSecondAnswerTests
{
    [Fact]
    public async Task The_form_says_who_has_answered_and_offers_one_to_anybody_else()
    {
        await using var desk = await AnsweredAsync();

        var page = await desk.LookAsync(desk.NancysLink());

        Assert.Contains("Réponse donnée par Anne Colin (Directrice), reçue le ", page, StringComparison.Ordinal);
        Assert.Contains("href=\"?as=other&amp;lang=fr\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"second\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_for_somebody_else_asks_what_to_do_and_shows_nothing_of_the_first_but_the_name()
    {
        await using var desk = await AnsweredAsync();

        var page = await desk.LookAsync($"{desk.NancysLink()}?as=other");

        Assert.Contains("Anne Colin (Directrice)", page, StringComparison.Ordinal);
        Assert.Contains("name=\"second\" value=\"add\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"1\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"?as=other&amp;lang=fr\"", page, StringComparison.Ordinal);
        Assert.Contains("formaction=\"?as=other&amp;lang=en\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bonjour de Anne", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
    }

    [Fact]
    public async Task Without_an_answer_there_is_nobody_else_to_be()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var page = await desk.LookAsync($"{desk.NancysLink()}?as=other");

        Assert.Contains("value=\"a@mairie.example\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"second\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_answer_comes_back_as_typed_with_the_question()
    {
        await using var desk = await AnsweredAsync();

        var (status, page) = await desk.AnswerAsync(TwoPeople.Bruno.Seen(1));

        Assert.Equal(409, status);
        Assert.Contains("<a href=\"#second\">Une réponse existe déjà</a>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"bruno@nancy.example\"", page, StringComparison.Ordinal);
        Assert.Contains("Bonjour de Bruno", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Votre réponse est enregistrée", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
        Assert.Equal((1, "Anne Colin"), ((await desk.NancysAnswerAsync()).Revision, (await desk.NancysAnswerAsync()).Answer.Contact.Name));
    }

    [Theory]
    [InlineData("add", "Anne Colin")]
    [InlineData("replace", "Bruno Kieffer")]
    public async Task The_choice_is_done_and_the_second_person_reads_no_address_of_the_first(string choice, string contact)
    {
        await using var desk = await AnsweredAsync();

        var (status, page) = await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", choice)));

        var stored = await desk.NancysAnswerAsync();
        Assert.Equal((200, 2, contact), (status, stored.Revision, stored.Answer.Contact.Name));
        Assert.Contains(stored.Receipt.Number, page, StringComparison.Ordinal);
        Assert.Equal(choice == "add", page.Contains("Votre réponse a été ajoutée à celle qu’avait donnée Anne Colin (Directrice)", StringComparison.Ordinal));
        AssertHides(TwoPeople.OfAnne, page);
    }

    [Fact]
    public async Task A_conflict_keeps_the_choice_and_shows_what_is_new_without_the_others_address()
    {
        await using var desk = await AnsweredAsync();
        await desk.AnswerAsync(TwoPeople.Anne.Seen(1).Saying(("comment", "Changé entre-temps"), ("contact.phone", "06 22 22 22 22")));

        var (status, page) = await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "add")), "?as=other");

        Assert.Equal(409, status);
        Assert.Contains("Changé entre-temps", page, StringComparison.Ordinal);
        Assert.Contains("value=\"add\" id=\"second\" checked", page, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"2\"", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
    }

    [Fact]
    public async Task Of_two_first_answers_the_later_sees_the_other_and_is_asked()
    {
        await using var desk = await AnsweredAsync();

        var (status, page) = await desk.AnswerAsync(TwoPeople.Bruno);

        Assert.Equal(409, status);
        Assert.Contains("id=\"conflict\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"second\" value=\"add\"", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfAnne, page);
    }

    [Fact]
    public async Task The_first_contact_who_looks_again_reads_the_joined_answer_and_no_telephone_of_the_second()
    {
        await using var desk = await AnsweredAsync();
        await desk.AnswerAsync(TwoPeople.Bruno.Seen(1).Saying(("second", "add"), ("delegates[0].email", "")));

        var page = await desk.LookAsync(desk.NancysLink());

        Assert.Contains("value=\"Bruno Kieffer\"", page, StringComparison.Ordinal);
        AssertHides(TwoPeople.OfBruno, page);
    }

    [Fact]
    public async Task A_program_that_names_the_revision_replaces_and_the_first_contact_is_told()
    {
        await using var desk = await AnsweredAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/{desk.NancysLink()}")
        {
            Content = new StringContent("""{"contact":{"name":"Bruno Kieffer","email":"bruno@nancy.example"},"attending":true,"consent":true}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));

        using var response = await desk.Visitor.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((200, "Bruno Kieffer"), ((int)response.StatusCode, (await desk.NancysAnswerAsync()).Answer.Contact.Name));
        Assert.Equal("anne@nancy.example", desk.SingleMails.All.Single(mail => mail.Kind == SingleMailKind.AnsweredAgain).To);
    }

    private static void AssertHides(string[] texts, string page) => Assert.All(texts, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));

    private static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        var (status, _) = await desk.AnswerAsync(TwoPeople.Anne);
        Assert.Equal(200, status);
        return desk;
    }
}
