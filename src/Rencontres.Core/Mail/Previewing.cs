using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Core.Mail;

/// <summary>Finds what a preview shows: the wording, and an invitee's own data or, where there is none yet, made-up data. Only reads.</summary>
public sealed class Previewing(MailWordings wordings, IInvitees invitees, IRegistrations registrations, Reporting reporting, IClock clock)
{
    /// <param name="name">Of the footer it is the invitation that is shown, since a footer is no mail.</param>
    /// <param name="edited">Another source than the one that is stored under that name, without faults.</param>
    /// <param name="invitee">Null: the first one in that language.</param>
    /// <returns>Null if the wording is missing.</returns>
    public async Task<MailPreview?> OfAsync(
        Campaign campaign, Language language, string name, byte[]? edited, Invitee? invitee, CancellationToken cancellationToken)
    {
        var mail = name == MailTemplates.Footer ? Wave.Invitation.ToString() : name;
        var template = await SourceAsync(campaign, language, mail, name == mail ? edited : null, cancellationToken);
        var footer = await SourceAsync(campaign, language, MailTemplates.Footer, name == mail ? null : edited, cancellationToken);
        if (template is null || footer is null)
            return null;

        var recipient = invitee ?? await FirstAsync(campaign, language, cancellationToken) ?? PreviewSamples.Invitee(campaign, language);
        PreviewSubject about = WaveTemplates.WaveOf(campaign, mail) is { } wave
            ? OfWave(campaign, wave, mail, language, recipient)
            : await OfPersonAsync(campaign, mail, language, recipient, cancellationToken);
        return new MailPreview(campaign, language, template, footer, about);
    }

    private async Task<string?> SourceAsync(Campaign campaign, Language language, string name, byte[]? edited, CancellationToken cancellationToken) =>
        (edited ?? (await wordings.FindAsync(campaign.Id, language, name, cancellationToken))?.Source) is { } source ? TemplateSource.Read(source) : null;

    private async Task<Invitee?> FirstAsync(Campaign campaign, Language language, CancellationToken cancellationToken)
    {
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                if (invitee.Listed.Language == language)
                    return invitee;
            }
        }

        return null;
    }

    /// <summary>As it will be on the day it is planned for, so that the days left are those of that day.</summary>
    private PreviewSubject.OfWave OfWave(Campaign campaign, Wave wave, string template, Language language, Invitee recipient)
    {
        var now = clock.GetCurrentInstant();
        var told = wave.Kind == WaveKind.Extended && campaign.Extensions.Count == 0 ? PreviewSamples.Extended(campaign, now) : campaign;
        var planned = told.Arrivals.ContainsKey(recipient.Slot) ? Schedule.Of(told, recipient.Slot).FirstOrDefault(each => each.Wave == wave) : null;
        var at = planned is null ? now : Instant.Max(now, planned.Due);
        return new PreviewSubject.OfWave(new WaveBatch(told, new WaveSlot(wave, recipient.Slot), template, language, "", at, Instant.MaxValue, [recipient]));
    }

    private async Task<PreviewSubject.OfPerson> OfPersonAsync(
        Campaign campaign, string name, Language language, Invitee recipient, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var kind = MailTemplates.KindOf(name);
        SingleMailContent content = kind switch
        {
            SingleMailKind.Confirm => new SingleMailContent.AboutOpenBulletin(PreviewSamples.OpenBulletin(campaign, recipient, language, now)),
            SingleMailKind.Notice when name == MailTemplates.Of(NoticeKind.Disputed) => new SingleMailContent.AboutDispute(
                PreviewSamples.Registration(campaign, recipient, language, now), now),
            SingleMailKind.AnsweredAgain => new SingleMailContent.AboutSecondAnswer(recipient, PreviewSamples.Registration(campaign, recipient, language, now), OpenId: ""),
            SingleMailKind.Recognised => new SingleMailContent.AboutRecognised(recipient, PreviewSamples.OpenBulletin(campaign, recipient, language, now)),
            SingleMailKind.Notice => new SingleMailContent.AboutNotice(Enum.GetValues<NoticeKind>().Single(notice => MailTemplates.Of(notice) == name), now, Unknown: 1),
            SingleMailKind.Report => new SingleMailContent.AboutReport((await reporting.TallyAsync(campaign, cancellationToken)).Totals, now, []),
            _ => new SingleMailContent.AboutRegistration(
                recipient, await registrations.FindAsync(recipient.Key, cancellationToken) ?? PreviewSamples.Registration(campaign, recipient, language, now)),
        };
        var key = new SingleMailKey(campaign.Id, Bucket: null, Subject: "", Occasion: "");
        return new PreviewSubject.OfPerson(new SingleMail(key, kind, To: "", language, Reference: "", now), content);
    }
}
