using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>What Anne has answered, after the organisers have switched fields off and taken questions and topics away.</summary>
public sealed class SwitchedOffTests
{
    private static readonly FormRules Asking = new() { Extra = [new("hotel", ExtraFieldType.Text, ShownForm.In("Hôtel"))] };

    private static readonly string[] Off = ["contact.phone", "delegates.email", "conference", "comment"];

    [Fact]
    public async Task An_edit_on_the_page_keeps_what_the_form_asks_no_more()
    {
        await using var desk = await AnsweredAsync();
        var form = await ShownForm.OpenedAsync(desk, desk.NancysLink());

        var (status, _) = await desk.AnswerAsync(Sent(form).Saying(("contact.role", "Adjointe")));

        var answer = (await desk.NancysAnswerAsync()).Answer;
        Assert.Equal((200, "Adjointe", "06 22 22 22 22"), (status, answer.Contact.Role, answer.Contact.Phone));
        Assert.Equal(("anne@nancy.example", Conference.Yes, "Bonjour de Anne Colin"), (answer.Delegates.Single().Email, answer.Conference, answer.Comment));
        Assert.Equal([new(SuggestionSubject.Workshop, "water", "Les sources") { Wanted = true }], answer.Suggestions);
        Assert.Equal([new("hotel", "Gare")], answer.Extra);
    }

    [Fact]
    public async Task A_form_in_which_nothing_is_changed_changes_nothing_and_is_no_draft()
    {
        await using var desk = await AnsweredAsync();
        var form = Sent(await ShownForm.OpenedAsync(desk, desk.NancysLink()));

        await desk.AnswerAsync(new Dictionary<string, string>(form).Saying(("action", "more")));
        var (status, _) = await desk.AnswerAsync(form);

        Assert.Equal((200, 1), (status, (await desk.NancysAnswerAsync()).Revision));
        Assert.DoesNotContain(PersonalForm.NotSent, await desk.LookAsync(desk.NancysLink()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_open_meanwhile_can_be_sent()
    {
        await using var desk = await AnsweredAsync();

        var (status, _) = await desk.AnswerAsync(Anne.Seen(1).Saying(("contact.role", "Adjointe")));

        Assert.Equal((200, "Adjointe", "Gare"), (status, (await desk.NancysAnswerAsync()).Answer.Contact.Role, (await desk.NancysAnswerAsync()).Answer.Extra.Single().Value));
    }

    [Fact]
    public async Task A_program_may_send_back_what_it_has_read_or_leave_it_out()
    {
        await using var desk = await AnsweredAsync();
        var address = $"api/{desk.NancysLink()}";
        var read = await desk.Visitor.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);
        var (contact, delegates) = (read.GetProperty("contact"), read.GetProperty("delegates"));

        var whole = await PutAsync(desk, address, new { contact, attending = true, delegates, conference = "yes", suggestions = read.GetProperty("suggestions"), comment = read.GetProperty("comment"), extra = read.GetProperty("extra"), consent = true });
        var brief = await PutAsync(desk, address, new { contact = new { name = "Anne Colin", role = "Directrice", email = "anne@nancy.example" }, attending = true, delegates, consent = true });

        Assert.Equal((200, 200, 1), (whole, brief, (await desk.NancysAnswerAsync()).Revision));
    }

    private static Dictionary<string, string> Anne => TwoPeople.Anne.Saying(
        ("conference", "yes"),
        ("suggestions[0].about", "workshop"),
        ("suggestions[0].topic", "water"),
        ("suggestions[0].wanted", "yes"),
        ("suggestions[0].text", "Les sources"),
        ("extra[hotel]", "Gare"));

    /// <summary>What a browser sends of a form that shows its answer.</summary>
    private static Dictionary<string, string> Sent(ShownForm form) => form.Names
        .Where(name => name is "language" or "revision" or "draft" || name.StartsWith("contact", StringComparison.Ordinal) || name.StartsWith("delegates", StringComparison.Ordinal))
        .ToDictionary(name => name, form.Value)
        .Saying(("attending", "yes"), ("consent", "yes"));

    private static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await ShownForm.DeskAsync(Asking);
        var (status, _) = await desk.AnswerAsync(Anne);
        Assert.Equal(200, status);

        await desk.ChangeAsync(campaign => campaign with
        {
            Definition = campaign.Definition with { Form = new() { Fields = Off.ToDictionary(field => field, _ => FieldUse.Off) }, Workshops = [] },
        });
        desk.Clock.Now += NodaTime.Duration.FromMinutes(1);
        return desk;
    }

    private static async Task<int> PutAsync(OrganiserDesk desk, string address, object bulletin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(bulletin) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        using var response = await desk.Visitor.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
