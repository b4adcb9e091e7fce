using System.Net;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>A draft beside an answer: of a change to it, or ended by it.</summary>
public sealed class DraftAndAnswerTests
{
    [Fact]
    public async Task An_answer_ends_the_draft()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        var (status, thanks) = await desk.PressAsync(PersonalForm.Filled);

        Assert.Equal(200, status);
        Assert.DoesNotContain(PersonalForm.NotSent, thanks + await desk.OpenLinkAsync(), StringComparison.Ordinal);
        Assert.Equal((AnswerStatus.Attending, null), (desk.Nancy().Answer, desk.Nancy().DraftAt));
    }

    [Fact]
    public async Task Sending_what_is_stored_already_ends_the_draft_of_a_change()
    {
        await using var desk = await PersonalForm.AnsweredAsync();
        await desk.PressAsync(PersonalForm.Changed("save"));

        await desk.PressAsync(new(PersonalForm.Filled) { ["revision"] = "1" });

        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task A_draft_of_a_change_says_that_the_answer_stands_until_it_is_sent()
    {
        await using var desk = await PersonalForm.AnsweredAsync();

        await desk.PressAsync(PersonalForm.Changed("save"));
        var opened = await desk.OpenLinkAsync();

        var receipt = (await desk.Registrations.FindAsync(desk.Nancy().Key, TestContext.Current.CancellationToken))!.Receipt.Number;
        Assert.Contains($"c’est la réponse déjà enregistrée qui compte (accusé de réception n°\u00a0{receipt})", WebUtility.HtmlDecode(opened), StringComparison.Ordinal);
        Assert.Contains("Nous serons trois", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_begun_before_somebody_else_changed_the_answer_is_shown_the_conflict()
    {
        await using var desk = await PersonalForm.AnsweredAsync();
        await desk.PressAsync(PersonalForm.Changed("save"));
        await desk.PressAsync(new(PersonalForm.Filled) { ["revision"] = "1", ["contact.phone"] = "03 83 00 00 00" });
        var (kept, _) = await desk.PressAsync(PersonalForm.Changed("save"));

        var (status, page) = await desk.PressAsync(PersonalForm.Changed("send", PersonalForm.DraftOf(await desk.OpenLinkAsync())));

        Assert.Equal((200, 409), (kept, status));
        Assert.Contains("03 83 00 00 00", page, StringComparison.Ordinal);
        Assert.Contains("Nous serons trois", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_a_button_only_empties_no_draft()
    {
        await using var desk = await PersonalForm.AnsweredAsync();
        await desk.PressAsync(PersonalForm.Changed("save"));

        await desk.PressAsync(new() { ["action"] = "withdraw-confirmed", ["revision"] = "0" });

        Assert.Contains("Nous serons trois", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_leaves_no_draft()
    {
        await using var desk = await PersonalForm.AnsweredAsync();
        await desk.PressAsync(PersonalForm.Changed("save"));

        await desk.PressAsync(new() { ["action"] = "withdraw-confirmed", ["revision"] = "1" });

        Assert.Equal((AnswerStatus.Withdrawn, null), (desk.Nancy().Answer, desk.Nancy().DraftAt));
    }
}
