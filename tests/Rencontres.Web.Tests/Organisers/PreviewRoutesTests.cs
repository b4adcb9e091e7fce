using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Tests.Organisers;

public sealed class PreviewRoutesTests
{
    [Theory]
    [InlineData("fr/invitation/preview?invitee=13001", "invitation Aix")]
    [InlineData("fr/invitation/preview", "invitation Nancy")]
    [InlineData("en/reminder-last/preview", "reminder-2 Aix")]
    [InlineData("fr/extended/preview", "extended Nancy")]
    [InlineData("fr/footer/preview", "invitation Nancy")]
    [InlineData("fr/confirmation/preview?invitee=54395", "Confirmation Nancy")]
    [InlineData("fr/confirm/preview", "Confirm")]
    [InlineData("fr/report/preview", "Report")]
    public async Task A_preview_shows_the_invitee_that_is_named_or_the_first_of_that_language(string path, string expected)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.GetAsync($"essai-2024/templates/{path}");

        Assert.Equal((200, expected), (status, body.GetProperty("subject").GetString()));
    }

    [Theory]
    [InlineData("ja", "例示市")]
    [InlineData("fr", "Ville d’Exemple")]
    public async Task Where_nobody_is_invited_yet_a_made_up_town_is_shown(string language, string town)
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        await desk.PutAsync("essai-2024/definition", Definitions.SampleDefinition.Utf8);

        var (status, body) = await desk.GetAsync($"essai-2024/templates/{language}/changed/preview");

        Assert.Equal((200, $"Changed {town}"), (status, body.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task A_source_in_the_body_is_shown_and_not_kept()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/templates/fr/closing/preview", "# Essai", "text/markdown");

        Assert.Equal((200, "# Essai"), (status, body.GetProperty("text").GetString()));
        Assert.DoesNotContain(desk.Content.Documents.Keys, path => path.StartsWith("essai-2024/templates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_footer_in_the_body_stands_under_the_invitation_as_it_is()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (_, body) = await desk.PostAsync("essai-2024/templates/fr/footer/preview", "Pied", "text/markdown");

        Assert.Equal(("# Subject\n\nText", "<p># Subject\n\nText Pied</p>"), (body.GetProperty("text").GetString(), body.GetProperty("html").GetString()));
    }

    [Fact]
    public async Task A_faulty_source_is_refused_with_its_faults()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/templates/fr/closing/preview", "# Essai\n\nunknown", "text/markdown");

        Assert.Equal((400, 3), (status, body.GetProperty("faults")[0].GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task The_HTML_part_itself_comes_with_a_policy_that_lets_it_do_nothing()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        using var response = await desk.FetchAsync("essai-2024/templates/fr/invitation/preview?format=html");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.StartsWith("<p>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr/invitation/preview?invitee=99999", 404)]
    [InlineData("fr/invitation/preview?invitee=%2F", 404)]
    [InlineData("fr/invitation/preview?format=pdf", 400)]
    public async Task What_cannot_be_shown_is_refused(string path, int expected)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        Assert.Equal(expected, (await desk.GetAsync($"essai-2024/templates/{path}")).Status);
    }

    [Fact]
    public async Task A_preview_touches_no_record()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        var before = desk.Invitees.Rows.ToList();

        await desk.GetAsync("essai-2024/templates/fr/invitation/preview");
        await desk.PostAsync("essai-2024/templates/fr/invitation/test", """{"to":"bulletin@organisateur.example","invitee":"54395"}""");

        Assert.Equal(before, desk.Invitees.Rows);
    }

    [Fact]
    public async Task A_test_goes_to_an_organiser()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/templates/fr/invitation/test", """{"to":" Bulletin@organisateur.example"}""");

        Assert.Equal((202, true), (status, body.GetProperty("sent").GetBoolean()));
        Assert.Equal([("bulletin@organisateur.example", "# Subject\n\nText")], desk.Previews.Sent);
    }

    [Theory]
    [InlineData("""{"to":"a@mairie.example"}""")]
    [InlineData("""{}""")]
    public async Task A_test_to_anybody_else_is_refused_with_those_it_may_go_to(string form)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/templates/fr/invitation/test", form);

        Assert.Equal(400, status);
        Assert.Contains("bulletin@organisateur.example", body.GetProperty("errors").GetProperty("to")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(desk.Previews.Sent);
    }

    public static TheoryData<SendOutcome, int, string> Failures => new()
    {
        { new SendOutcome.Refused("400: no", null), 502, "400: no" },
        { new SendOutcome.TooLarge(), 502, "too large" },
        { new SendOutcome.NotAuthorised("401: the key is revoked"), 502, "revoked" },
        { new SendOutcome.TryLater(DelayCause.Busy, "Slow down.") { Rest = Duration.FromSeconds(30) }, 503, "30 seconds" },
        { new SendOutcome.Unwritable("agenda.fr.pdf is missing."), 409, "agenda.fr.pdf" },
        { new SendOutcome.Unknown("No reply."), 502, "No reply." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_test_that_was_not_sent_is_answered_with_the_mail_services_reason(SendOutcome outcome, int expected, string reason)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        desk.Previews.Answer = () => outcome;

        var (status, body) = await desk.PostAsync("essai-2024/templates/fr/invitation/test", """{"to":"bulletin@organisateur.example"}""");

        Assert.Equal(expected, status);
        Assert.Contains(reason, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
