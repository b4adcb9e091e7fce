using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Takes answers by the open form. They count for nothing, and silence nobody's reminders, until the link in a mail is followed.</summary>
public sealed class OpenAnswering(CampaignReader campaigns, Recognition recognition, IRegistrations registrations, IConfirmationQuota quota, INudge nudge)
{
    /// <param name="idempotencyKey">The sender's own name for this request, if it gave one; the same one twice is one bulletin. Without it, the same content twice is.</param>
    public async Task<AnswerOutcome> SubmitAsync(
        CampaignId id, BulletinForm form, string? idempotencyKey, Language fallback, Instant received, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return new AnswerOutcome.NotFound();

        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, received, null, cancellationToken);
        if (!accepted)
            return new AnswerOutcome.Closed(campaign.EffectiveCutoff, campaign);

        if (campaign.State == CampaignState.Draft)
            return new AnswerOutcome.NotOpen(campaign);

        var (answer, faults) = BulletinCheck.Check(form, campaign.Definition, known: null, fallback, consentNeeded: true);
        if (answer is null)
            return new AnswerOutcome.Invalid(faults);

        var (invitee, known) = await recognition.FindAsync(campaign, answer, cancellationToken);
        var bulletin = OpenBulletin.New(campaign, invitee, answer, idempotencyKey, received);
        if (!await MayBeSentAsync(bulletin, received, cancellationToken))
            return new AnswerOutcome.TooManyToConfirm(received.InUtc().Date.PlusDays(1).AtMidnight().InUtc().ToInstant(), campaign);

        var key = new SingleMailKey(campaign.Id, bulletin.Key.Bucket, bulletin.OpenId, "confirm");
        var mail = new SingleMail(key, SingleMailKind.Confirm, answer.Contact.Email, answer.Language, bulletin.OpenId, received);
        var stored = await registrations.AddOpenAsync(bulletin, mail, cancellationToken);
        if (stored.RejectedAt is not null)
            return new AnswerOutcome.Rejected(stored);

        if (known is not null)
            await recognition.TellAsync(campaign, known, stored, received, cancellationToken);

        await nudge.MailDueAsync(campaign.Id, bulletin.Key.Bucket);
        return new AnswerOutcome.Unconfirmed(stored, campaign);
    }

    /// <summary>One that is stored already is mailed no second time, so it takes nothing of the day.</summary>
    private async Task<bool> MayBeSentAsync(OpenBulletin bulletin, Instant received, CancellationToken cancellationToken) =>
        await registrations.FindOpenAsync(bulletin.Key.Campaign, bulletin.Key.Bucket, bulletin.OpenId, cancellationToken) is not null
        || await quota.TakeAsync(bulletin.Key.Campaign, bulletin.Answer.Contact.Email, bulletin.OpenId, received.InUtc().Date, cancellationToken);
}
