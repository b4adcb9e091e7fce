using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.Templates;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Composing;

/// <summary>Writes previews through the composers of the real mails; only the links are others.</summary>
internal sealed class MailPreviews(
    MailDocuments documents, TextCatalogue catalogue, PersonalLinks links, MeetingAttachment meeting, MailPace pace, IClock clock, SendGridMailer sendGrid) : IMailPreviews
{
    private const string Occasion = "test";
    private const string Mark = "[TEST] ";

    private readonly WaveMailComposer waves = new(documents, links.ForPreviews, meeting);
    private readonly SingleMailComposer singles = new(documents, catalogue, links.ForPreviews, meeting, clock);

    public async Task<PreviewOutcome> WriteAsync(MailPreview preview, CancellationToken cancellationToken)
    {
        var (mail, fault) = await ComposeAsync(preview, cancellationToken);
        return mail is null ? new PreviewOutcome.Unwritable(fault) : new PreviewOutcome.Written(mail.Subject, mail.Text, mail.Html);
    }

    public async Task<SendOutcome> SendTestAsync(MailPreview preview, string to, CancellationToken cancellationToken)
    {
        var (mail, fault) = await ComposeAsync(preview, cancellationToken);
        if (mail is null)
            return new SendOutcome.Unwritable(fault);

        var turn = await pace.TurnAsync(preview.Campaign, 1, isWave: false, cancellationToken);
        if (turn.Count == 0)
            return new SendOutcome.TryLater(DelayCause.Busy, "Mail waits at present.") { Rest = turn.NotBefore - clock.GetCurrentInstant() };

        try
        {
            var attachments = preview.About is PreviewSubject.OfWave wave ? await waves.AttachmentsAsync(wave.Batch, cancellationToken) : mail.Attachments;

            // What is being posted is not cancelled: its end would then be unknown.
            var outcome = await sendGrid.SendAsync(Test(preview, mail, to) with { Attachments = attachments }, () => true, CancellationToken.None);
            pace.Note(outcome);
            return outcome;
        }
        catch (TemplateException missing)
        {
            return new SendOutcome.Unwritable(missing.Message);
        }
    }

    private async Task<(OutgoingBatch? Mail, string Fault)> ComposeAsync(MailPreview preview, CancellationToken cancellationToken)
    {
        try
        {
            var layout = await documents.LayoutAsync(cancellationToken);
            var frame = new MailFrame(layout, LiquidSource.ParseMail(preview.Footer), preview.Language.Code());
            var wording = new MailWording(MailTemplate.Parse(preview.Template), frame);
            var mail = preview.About switch
            {
                PreviewSubject.OfWave wave => waves.Write(wave.Batch, wording),
                PreviewSubject.OfPerson person => await singles.ComposeAsync(person.Mail, person.Content, preview.Campaign, wording, cancellationToken),
                _ => throw new InvalidOperationException($"Unknown subject {preview.About}."),
            };
            return (Whole(mail, mail.Recipients[0]), "");
        }
        catch (Exception fault) when (fault is TemplateException or ArgumentException)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>As it reaches its recipient: what the mail service would put in place of the tags stands there.</summary>
    private static OutgoingBatch Whole(OutgoingBatch mail, OutgoingRecipient recipient)
    {
        return new OutgoingBatch(mail.From, Of(mail.Subject), Of(mail.Text), Of(mail.Html), [recipient]) { ReplyTo = mail.ReplyTo, Attachments = mail.Attachments };

        string Of(string text) => recipient.Substitutions.Aggregate(text, (each, tag) => each.Replace(tag.Key, tag.Value, StringComparison.Ordinal));
    }

    private static OutgoingBatch Test(MailPreview preview, OutgoingBatch mail, string to)
    {
        var campaign = preview.Campaign.Id;
        var ids = Envelope.CustomArgs(campaign, bucket: null, subject: "", Occasion, attempt: "");
        return new OutgoingBatch(mail.From, Mark + mail.Subject, mail.Text, mail.Html, [new OutgoingRecipient(to, null, ids)])
        {
            ReplyTo = mail.ReplyTo,
            Categories = Envelope.Categories(campaign, Occasion, preview.Language),
        };
    }
}
