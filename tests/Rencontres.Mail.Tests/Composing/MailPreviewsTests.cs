using System.Net;
using System.Text.RegularExpressions;
using Moq;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;
using Rencontres.Mail.SendGrid;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Rencontres.Mail.Tests.Composing;

public sealed partial class MailPreviewsTests
{
    private readonly MailStage _stage = new();

    public static TheoryData<Language, string> Mails =>
        [.. Languages.All.SelectMany(language => MailTemplates.Names.Where(name => name != MailTemplates.Footer).Select(name => (language, name)))];

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task A_preview_is_the_real_mail_but_for_links_that_lead_nowhere(Language language, string name)
    {
        var preview = Preview(language, name);

        var shown = Assert.IsType<PreviewOutcome.Written>(await _stage.Previews.WriteAsync(preview, CancellationToken.None));

        var real = await RealAsync(preview);
        Assert.Equal(real.Subject, shown.Subject);
        Assert.Equal(Token().Replace(real.Text, "$1/preview"), shown.Text);
        Assert.Equal(Token().Replace(real.Html, "$1/preview"), shown.Html);
        Assert.All(Token().Matches(shown.Text + shown.Html), match => Assert.Equal("preview", match.Groups[2].Value));
        if (name is "invitation" or "extended" or "confirm" or "recognised" || name.StartsWith("reminder", StringComparison.Ordinal))
            Assert.NotEmpty(Token().Matches(shown.Text));
    }

    [Fact]
    public async Task A_test_is_the_preview_marked_in_its_subject_and_about_nobody()
    {
        var preview = Preview(Language.French, "practical");
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

        var shown = await _stage.Previews.WriteAsync(Preview(Language.French, "invitation"), CancellationToken.None);
        var sent = await _stage.Previews.SendTestAsync(Preview(Language.French, "invitation"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.IsType<PreviewOutcome.Written>(shown);
        Assert.Equal(new SendOutcome.Unwritable("rencontres-2024/enclosures/agenda.fr.pdf is missing."), sent);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task A_test_waits_its_turn_like_any_other_mail()
    {
        _stage.Pace.Note(new SendOutcome.TryLater(DelayCause.Busy, "429") { Rest = Duration.FromMinutes(5) });

        var outcome = await _stage.Previews.SendTestAsync(Preview(Language.French, "practical"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.Equal(new SendOutcome.TryLater(DelayCause.Busy, "Mail waits at present.") { Rest = Duration.FromMinutes(5) }, outcome);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task A_test_that_the_service_is_too_busy_for_holds_up_the_mail_that_follows()
    {
        _stage.Service.Setup(each => each.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Response(HttpStatusCode.TooManyRequests, null, null));

        await _stage.Previews.SendTestAsync(Preview(Language.French, "practical"), "bulletin@organisateur.example", CancellationToken.None);

        Assert.True(_stage.Pace.WaitsUntil(1) > _stage.Clock.Now);
    }

    [Theory]
    [InlineData("no subject")]
    [InlineData("# S\n\n{{ link")]
    [InlineData("# S\n\n{% for a in enclosures %}{% for b in enclosures %}{% assign x = x | append: 'xxxxxxxxxxxxxxxx' | append: x | append: x | append: x | append: x | append: x %}{% endfor %}{% endfor %}{{ x }}{% for i in (1..9) %}{% endfor %}")]
    public async Task A_source_that_cannot_be_written_is_an_outcome(string source)
    {
        var preview = Preview(Language.French, "closing") with { Template = source };

        Assert.IsType<PreviewOutcome.Unwritable>(await _stage.Previews.WriteAsync(preview, CancellationToken.None));
        Assert.IsType<SendOutcome.Unwritable>(await _stage.Previews.SendTestAsync(preview, "bulletin@organisateur.example", CancellationToken.None));
    }

    private MailPreview Preview(Language language, string name) => new(
        MailStage.Campaign, language, _stage.Source(language, name), _stage.Source(language, MailTemplates.Footer), About(language, name));

    private PreviewSubject About(Language language, string name)
    {
        var invitee = MailStage.Invitee(language: language);
        if (WaveTemplates.WaveOf(MailStage.Campaign, name) is { } wave)
            return new PreviewSubject.OfWave(MailStage.Batch(wave, name, invitee));

        var (kind, answer, now) = (MailTemplates.KindOf(name), Answer(language), _stage.Clock.Now);
        var receipt = Receipt.For(MailStage.Campaign.Id, "", 1, AnswerStatus.Attending, answer);
        SingleMailContent content = kind switch
        {
            SingleMailKind.Confirm => new SingleMailContent.AboutOpenBulletin(new OpenBulletin("0123abcd", invitee.Key, answer, now, receipt, null)),
            SingleMailKind.Notice when name == MailTemplates.Of(NoticeKind.Disputed) => new SingleMailContent.AboutDispute(Given(answer, receipt, invitee.Key, now), now),
            SingleMailKind.AnsweredAgain => new SingleMailContent.AboutSecondAnswer(invitee, Given(answer, receipt, invitee.Key, now), OpenId: ""),
            SingleMailKind.Recognised => new SingleMailContent.AboutRecognised(invitee, new OpenBulletin("0123abcd", invitee.Key, answer, now, receipt, null)),
            SingleMailKind.Notice => new SingleMailContent.AboutNotice(name == MailTemplates.Of(NoticeKind.Unknown) ? NoticeKind.Unknown : NoticeKind.HeldUp, now, 3),
            SingleMailKind.Report => new SingleMailContent.AboutReport(ReportTotals.Zero, now, []),
            _ => new SingleMailContent.AboutRegistration(invitee, Given(answer, receipt, invitee.Key, now)),
        };
        return new PreviewSubject.OfPerson(new SingleMail(new SingleMailKey(MailStage.Campaign.Id, null, "", ""), kind, "", language, "", now), content);
    }

    private static Registration Given(Answer answer, Receipt receipt, InviteeKey key, Instant at) =>
        new(key, 1, AnswerStatus.Attending, answer, at, receipt, RegistrationSource.PersonalLink);

    private static Answer Answer(Language language) => new(
        new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Camille", "", "camille@nancy.example", ""),
        Attending: true, [], Conference.Yes, [], "à *bientôt*", language);

    private async Task<(string Subject, string Text, string Html)> RealAsync(MailPreview preview)
    {
        var mail = preview.About switch
        {
            PreviewSubject.OfWave wave => await _stage.Waves.ComposeAsync(wave.Batch, CancellationToken.None),
            PreviewSubject.OfPerson person => await _stage.Singles.ComposeAsync(person.Mail, person.Content, preview.Campaign, CancellationToken.None),
            _ => throw new InvalidOperationException(),
        };
        var substitutions = mail.Recipients[0].Substitutions;
        return (Substituted(mail.Subject, substitutions), Substituted(mail.Text, substitutions), Substituted(mail.Html, substitutions));
    }

    private static string Substituted(string text, IReadOnlyDictionary<string, string> substitutions) =>
        substitutions.Aggregate(text, (each, tag) => each.Replace(tag.Key, tag.Value, StringComparison.Ordinal));

    [GeneratedRegex(@"(https://rencontres\.example\.org/(?:bulletins|unsubscribe|confirm|not-me))/([A-Za-z0-9._-]+)")]
    private static partial Regex Token();
}
