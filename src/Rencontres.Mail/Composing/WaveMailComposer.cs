using System.Security.Cryptography;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Composing;

/// <summary>Writes a wave's mail once for a whole batch; what differs between its recipients goes along as substitutions.</summary>
internal sealed class WaveMailComposer(MailDocuments documents, PersonalLinks links, MeetingAttachment meeting)
{
    public async Task<OutgoingBatch> ComposeAsync(WaveBatch batch, CancellationToken cancellationToken)
    {
        var (id, language) = (batch.Campaign.Id, batch.Language);
        var wording = batch.Round is { } round
            ? await documents.KeptAsync(id, batch.WaveSlot.Wave, round, language, batch.Template, cancellationToken)
            : await documents.StandingAsync(id, language, batch.Template, cancellationToken);
        return Write(batch, wording) with { Attachments = await AttachmentsAsync(batch, cancellationToken) };
    }

    /// <summary>The mail without its attachments.</summary>
    public OutgoingBatch Write(WaveBatch batch, MailWording wording)
    {
        var (campaign, language, wave) = (batch.Campaign, batch.Language, batch.WaveSlot.Wave);
        var tags = SubstitutionTags.Create(RandomNumberGenerator.GetBytes);
        var mail = wording.Template.RenderForBatch(wording.Frame, Model(batch), tags);
        return new OutgoingBatch(
            Envelope.SenderOf(campaign.Definition), mail.Subject, mail.Text, mail.Html, [.. batch.Invitees.Select(invitee => Recipient(batch, invitee, tags))])
        {
            ReplyTo = campaign.Definition.Organiser.ReplyTo,
            Categories = Envelope.Categories(campaign.Id, wave.ToString(), language),
        };
    }

    /// <exception cref="TemplateException">An enclosure that the definition names is missing.</exception>
    public async Task<IReadOnlyList<OutgoingAttachment>> AttachmentsAsync(WaveBatch batch, CancellationToken cancellationToken) => batch.WaveSlot.Wave.Kind switch
    {
        WaveKind.Invitation => await documents.EnclosuresAsync(batch.Campaign.Definition, batch.Language, cancellationToken),
        WaveKind.Practical => [meeting.Of(batch.Campaign.Definition, batch.Language, batch.At)],
        _ => [],
    };

    private static Dictionary<string, object?> Model(WaveBatch batch)
    {
        var model = CommonModel.Of(batch.Campaign, batch.Language, batch.WaveSlot.Slot.Zone, batch.At);
        if (batch.WaveSlot.Wave is { Kind: WaveKind.Extended, Number: var number })
            model["extended"] = Extended(batch.Campaign.Extensions[number - 1], batch.Language, batch.WaveSlot.Slot.Zone);

        return model;
    }

    private static Dictionary<string, object?> Extended(Extension extension, Language language, string zone) => new()
    {
        ["reason"] = extension.Reason,
        ["from"] = TimeWording.LastMinute(extension.From.ToInstant(), extension.From.Zone, zone, language),
    };

    private OutgoingRecipient Recipient(WaveBatch batch, Invitee invitee, SubstitutionTags tags)
    {
        var stop = links.Unsubscribe(invitee).AbsoluteUri;
        var values = new PersonalValues(invitee.Listed.Name, links.Bulletin(invitee).AbsoluteUri, stop);
        var ids = Envelope.CustomArgs(invitee.Key.Campaign, invitee.Key.Bucket, invitee.Id.Value, batch.WaveSlot.Wave.ToString(), batch.Attempt);
        return new OutgoingRecipient(invitee.Listed.Email, null, ids) { Substitutions = tags.Of(values), UnsubscribeUrl = stop };
    }
}
