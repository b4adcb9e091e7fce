using System.Net;
using Moq;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>Mails that organisers send themselves to see how they arrive.</summary>
public sealed class TestMailTests
{
    private readonly MailStage _stage = new();

    [Fact]
    public async Task A_test_is_the_preview_marked_in_its_subject_and_about_nobody()
    {
        var preview = _stage.Preview(Language.French, "practical");
        var shown = (PreviewOutcome.Written)await _stage.Previews.WriteAsync(preview, CancellationToken.None);

        var outcome = await _stage.Previews.SendTestAsync(preview, "bulletin@organisateur.example", CancellationToken.None);

        Assert.IsType<SendOutcome.Accepted>(outcome);
        var message = Assert.Single(_stage.Posted);
        Assert.Equal(($"[TEST] {shown.Subject}", shown.Text, shown.Html), (message.Subject, message.PlainTextContent, message.HtmlContent));
        Assert.Equal(["rencontres-2024", "test", "fr"], message.Categories);
        Assert.Equal("meeting.ics", Assert.Single(message.Attachments).Filename);
        var mail = Assert.Single(message.Personalizations);
        Assert.Equal("bulletin@organisateur.example", Assert.Single(mail.Tos).Email);
        Assert.Equal(("test", "", ""), (mail.CustomArgs["occasion"], mail.CustomArgs["subject"], mail.CustomArgs["bucket"]));
        Assert.DoesNotContain("List-Unsubscribe", mail.Headers.Keys);
        Assert.Null(mail.Substitutions);
    }

    [Fact]
    public async Task A_preview_needs_no_enclosures_and_a_test_names_the_one_that_is_missing()
    {
        _stage.Content.Documents.Remove("rencontres-2024/enclosures/agenda.fr.pdf");

        var shown = await _stage.Previews.WriteAsync(_stage.Preview(Language.French, "invitation"), CancellationToken.None);
        var sent = await _stage.Previews.SendTestAsync(_stage.Preview(Language.French, "invitation"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.IsType<PreviewOutcome.Written>(shown);
        Assert.Equal(new SendOutcome.Unwritable("rencontres-2024/enclosures/agenda.fr.pdf is missing."), sent);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task A_test_waits_its_turn_like_any_other_mail()
    {
        _stage.Pace.Note(new SendOutcome.TryLater(DelayCause.Busy, "429") { Rest = Duration.FromMinutes(5) });

        var outcome = await _stage.Previews.SendTestAsync(_stage.Preview(Language.French, "practical"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.Equal(new SendOutcome.TryLater(DelayCause.Busy, "Mail waits at present.") { Rest = Duration.FromMinutes(5) }, outcome);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task A_test_that_the_service_is_too_busy_for_holds_up_the_mail_that_follows()
    {
        _stage.Service.Setup(each => each.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Response(HttpStatusCode.TooManyRequests, null, null));

        await _stage.Previews.SendTestAsync(_stage.Preview(Language.French, "practical"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.True(_stage.Pace.WaitsUntil(1) > _stage.Clock.Now);
    }
}
