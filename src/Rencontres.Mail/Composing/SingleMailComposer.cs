using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Composing;

/// <summary>Writes a mail to one person, whole.</summary>
internal sealed class SingleMailComposer(MailDocuments documents, TextCatalogue catalogue, PersonalLinks links, MeetingAttachment meeting, IClock clock)
{
    public async Task<OutgoingBatch> ComposeAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken)
    {
        var wording = await documents.StandingAsync(campaign.Id, mail.Language, Envelope.TemplateOf(mail, content), cancellationToken);
        return await ComposeAsync(mail, content, campaign, wording, cancellationToken);
    }

    public async Task<OutgoingBatch> ComposeAsync(
        SingleMail mail, SingleMailContent content, Campaign campaign, MailWording wording, CancellationToken cancellationToken)
    {
        var texts = await catalogue.InAsync(mail.Language, cancellationToken);
        var now = clock.GetCurrentInstant();
        var rendered = wording.Template.Render(wording.Frame, Model(mail, content, campaign, texts, now));
        var ids = Envelope.CustomArgs(campaign.Id, mail.Key.Bucket, mail.Key.Subject, mail.Key.Occasion, mail.Attempt);
        return new OutgoingBatch(
            Envelope.SenderOf(campaign.Definition), rendered.Subject, rendered.Text, rendered.Html, [new OutgoingRecipient(mail.To, null, ids)])
        {
            ReplyTo = campaign.Definition.Organiser.ReplyTo,
            Categories = Envelope.Categories(campaign.Id, Envelope.TemplateOf(mail, content), mail.Language),
            Attachments = Attachments(mail, content, campaign.Definition, now),
        };
    }

    private Dictionary<string, object?> Model(SingleMail mail, SingleMailContent content, Campaign campaign, ProductTexts texts, Instant now) => content switch
    {
        SingleMailContent.AboutRegistration about => Registration(mail, about, campaign, texts, now),
        SingleMailContent.AboutOpenBulletin about => OpenBulletin(about.Bulletin, campaign, texts, now),
        SingleMailContent.AboutSecondAnswer about => SecondAnswer(mail, about, campaign, texts, now),
        SingleMailContent.AboutRecognised about => Recognised(about, campaign, texts, now),
        SingleMailContent.AboutReport about => OrganiserModels.Report(about, campaign, texts.Language, now),
        SingleMailContent.AboutDispute about => OrganiserModels.Dispute(about, campaign, texts.Language, now),
        SingleMailContent.AboutNotice about => OrganiserModels.Notice(about, campaign, texts.Language, now),
        _ => throw new InvalidOperationException($"Unknown content {content}."),
    };

    private Dictionary<string, object?> Registration(SingleMail mail, SingleMailContent.AboutRegistration about, Campaign campaign, ProductTexts texts, Instant now)
    {
        var (invitee, registration) = (about.Invitee, about.Registration);
        var model = CommonModel.Of(campaign, texts.Language, invitee.Slot.Zone, now, invitee.LateUntil);
        var said = RegistrationModel.Of(
            registration.Answer, registration.Receipt, registration.Revision, registration.ReceivedAt, campaign.Definition, texts, invitee.Slot.Zone);
        said["author"] = registration.Author.Name;
        said["added_to"] = about.AddedTo;
        model["registration"] = said;
        model["invitee"] = new Dictionary<string, object?> { ["name"] = invitee.Listed.Name };
        model["link"] = links.For(invitee, about.OpenId, mail.To).AbsoluteUri;
        model["withdraw_link"] = links.WithdrawFor(invitee, about.OpenId, mail.To).AbsoluteUri;
        model["not_me_link"] = links.NotMe(registration.Key, registration.Revision).AbsoluteUri;
        return model;
    }

    private Dictionary<string, object?> SecondAnswer(SingleMail mail, SingleMailContent.AboutSecondAnswer about, Campaign campaign, ProductTexts texts, Instant now)
    {
        var registration = about.Registration;
        var model = Registration(mail, new(about.Invitee, registration, about.OpenId), campaign, texts, now);
        model["second"] = new Dictionary<string, object?>
        {
            ["name"] = registration.Author.Name,
            ["role"] = registration.Author.Role,
            ["added"] = registration.AddedBy is not null,
        };
        return model;
    }

    /// <summary>Anybody can write anything into the open form, so of it nothing is told but what can only be a name.</summary>
    private Dictionary<string, object?> Recognised(SingleMailContent.AboutRecognised about, Campaign campaign, ProductTexts texts, Instant now)
    {
        var (invitee, bulletin) = (about.Invitee, about.Bulletin);
        var model = CommonModel.Of(campaign, texts.Language, invitee.Slot.Zone, now, invitee.LateUntil);
        model["bulletin"] = new Dictionary<string, object?>
        {
            ["name"] = PlainName.OfPersonOrNothing(bulletin.Answer.Contact.Name),
            ["receipt"] = bulletin.Receipt.Number,
            ["received"] = TimeWording.Moment(bulletin.ReceivedAt, invitee.Slot.Zone, texts.Language),
        };
        model["invitee"] = new Dictionary<string, object?> { ["name"] = invitee.Listed.Name };
        model["link"] = links.Bulletin(invitee).AbsoluteUri;
        return model;
    }

    private Dictionary<string, object?> OpenBulletin(OpenBulletin bulletin, Campaign campaign, ProductTexts texts, Instant now)
    {
        var organisation = bulletin.Answer.Organisation;
        var zone = Zones.Of(own: null, organisation.Country, organisation.Code) ?? Zones.OfReader(texts.Language, campaign.Cutoff.Zone);
        var model = CommonModel.Of(campaign, texts.Language, zone, now);
        var said = RegistrationModel.Of(bulletin.Answer, bulletin.Receipt, revision: 1, bulletin.ReceivedAt, campaign.Definition, texts, zone);
        said["organisation"] = PlainName.OfOrganisationOrNothing(organisation.Name);
        model["registration"] = said;
        model["invitee"] = new Dictionary<string, object?> { ["name"] = said["organisation"] };
        model["confirm_link"] = links.Confirm(campaign.Id, bulletin.Key.Bucket, bulletin.OpenId).AbsoluteUri;
        model["not_me_link"] = links.NotMyBulletin(campaign.Id, bulletin.Key.Bucket, bulletin.OpenId).AbsoluteUri;
        model["valid_until"] = TimeWording.Moment(bulletin.ValidUntil, zone, texts.Language);
        return model;
    }

    private IReadOnlyList<OutgoingAttachment> Attachments(SingleMail mail, SingleMailContent content, CampaignDefinition definition, Instant now) => content switch
    {
        SingleMailContent.AboutReport report => [.. report.Files.Select(file => new OutgoingAttachment(file.Name, BareType(file.ContentType), file.Content))],
        SingleMailContent.AboutRegistration { Registration.Status: AnswerStatus.Attending } => [meeting.Of(definition, mail.Language, now)],
        _ => [],
    };

    /// <summary>SendGrid takes no parameters in an attachment's type.</summary>
    private static string BareType(string contentType) => contentType.Split(';')[0].Trim();
}
