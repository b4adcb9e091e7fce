using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Core.Mail;

/// <summary>How a pass over the due single mails of one bucket ended.</summary>
/// <param name="NextDue">When the next one is due; null if none is.</param>
/// <param name="Halt">Why no mail can go at all until somebody mends it.</param>
public sealed record SingleMailResult(int Sent, Instant? NextDue, string? Halt);

/// <summary>Sends the due mails to single persons. May run twice, also at the same time: a claim is won by one sender only.</summary>
public sealed class SingleMails(
    CampaignReader campaigns,
    IInvitees invitees,
    IRegistrations registrations,
    ISingleMails mails,
    IMailer mailer,
    Reporting reporting,
    IContent content,
    IEnumerable<IReportWriter> writers,
    IClock clock,
    SendingOptions options)
{
    private const int LongestPauseDoublings = 6;

    /// <summary>A pass ends after that, so that no host's limit for one piece of work is met; what it did not come to stays due.</summary>
    private static readonly Duration LongestPass = Duration.FromMinutes(3);

    /// <param name="bucket">Null: the mails to organisers.</param>
    public async Task<SingleMailResult> RunAsync(CampaignId id, int? bucket, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return new SingleMailResult(0, null, null);

        var sent = 0;
        string? halt = null;
        var began = clock.GetCurrentInstant();
        await foreach (var mail in mails.DueAsync(id, bucket, began, cancellationToken))
        {
            var outcome = await SendAsync(campaign, mail, cancellationToken);
            sent += outcome is SendOutcome.Accepted ? 1 : 0;
            halt = outcome switch
            {
                SendOutcome.NotAuthorised refused => refused.Reason,
                SendOutcome.Unwritable fault => fault.Reason,
                _ => null,
            };
            if (halt is not null || outcome is SendOutcome.TryLater || clock.GetCurrentInstant() >= began + LongestPass)
                break;
        }

        return new SingleMailResult(sent, await mails.NextDueAsync(id, bucket, cancellationToken), halt);
    }

    /// <returns>Null if there was nothing to send: somebody else has it, or something newer made it pointless.</returns>
    private async Task<SendOutcome?> SendAsync(Campaign campaign, SingleMail due, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (due.State == MailState.Claimed)
        {
            await mails.SettleAsync(due, MailState.Unknown, "its sender ended between claim and confirmation", null, CancellationToken.None);
            return null;
        }

        var told = await ContentOfAsync(campaign, due, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // From here on nothing is cancelled: a claim whose answer nobody waits for would be left behind as unknown.
        if (await mails.TryClaimAsync(due, options.NewAttempt(), now + options.Lease, CancellationToken.None) is not { } mail)
            return null;

        if (told is null)
        {
            await mails.SettleAsync(mail, MailState.Superseded, null, null, CancellationToken.None);
            return null;
        }

        var outcome = clock.GetCurrentInstant() >= mail.LeaseUntil
            ? SendOutcome.TryLater.HeldUp
            : await mailer.SendAsync(mail, told, campaign, cancellationToken);
        await SettleAsync(mail, outcome);
        return outcome;
    }

    private Task SettleAsync(SingleMail mail, SendOutcome outcome)
    {
        var (state, detail, again) = outcome switch
        {
            SendOutcome.Accepted accepted => (MailState.Accepted, accepted.MessageId, (Duration?)null),
            SendOutcome.Unknown unknown => (MailState.Unknown, unknown.Reason, null),
            SendOutcome.Refused refused => (MailState.Refused, refused.Reason, null),
            SendOutcome.TooLarge => (MailState.Refused, "the mail is too large for the mail service", null),
            SendOutcome.TryLater later => (MailState.Due, later.Reason, later.After ?? Pause(mail)),
            SendOutcome.NotAuthorised refused => (MailState.Due, refused.Reason, Pause(mail)),

            // A template at fault keeps its mail waiting; it goes once somebody has mended it.
            SendOutcome.Unwritable fault => (MailState.Due, fault.Reason, Pause(mail)),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
        };

        // What became of the request is known now and must be written down even if the host is being stopped.
        return mails.SettleAsync(mail, state, detail, again is { } pause ? clock.GetCurrentInstant() + pause : null, CancellationToken.None);
    }

    private Duration Pause(SingleMail mail) => options.Pause * (1 << Math.Min(mail.Tries, LongestPauseDoublings));

    private async Task<SingleMailContent?> ContentOfAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken) => mail.Kind switch
    {
        SingleMailKind.Confirm => await OpenBulletinAsync(campaign, mail, cancellationToken),
        SingleMailKind.Report => await ReportAsync(campaign, mail, cancellationToken),
        _ => await RegistrationAsync(mail, cancellationToken),
    };

    private async Task<SingleMailContent?> OpenBulletinAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken) =>
        await registrations.FindOpenAsync(campaign.Id, BucketOf(mail), mail.Reference, cancellationToken) is { ConfirmedAt: null } bulletin
            ? new SingleMailContent.AboutOpenBulletin(bulletin)
            : null;

    /// <summary>A mail about a revision is pointless once there is a newer one, which has a mail of its own.</summary>
    private async Task<SingleMailContent?> RegistrationAsync(SingleMail mail, CancellationToken cancellationToken)
    {
        var key = new InviteeKey(mail.Key.Campaign, BucketOf(mail), InviteeId.FromStored(mail.Key.Subject));
        var current = await registrations.FindAsync(key, cancellationToken);
        var invitee = await invitees.FindAsync(key, cancellationToken);
        var revision = int.Parse(mail.Reference, NumberStyles.None, CultureInfo.InvariantCulture);
        return current?.Revision == revision && invitee is not null ? new SingleMailContent.AboutRegistration(invitee, current) : null;
    }

    private async Task<SingleMailContent?> ReportAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken)
    {
        var cutoff = Instant.FromUnixTimeTicks(long.Parse(mail.Reference, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var files = new List<AttachedFile>();
        foreach (var writer in writers.Where(writer => writer.Format is "csv" or "xlsx"))
        {
            if (await content.ReadAsync(FinalReport.PathOf(campaign.Id, cutoff, writer.Format), cancellationToken) is { } file)
                files.Add(new AttachedFile($"{campaign.Id}.{writer.Format}", writer.ContentType, file.Content));
        }

        var tally = await reporting.TallyAsync(campaign, cancellationToken);
        return new SingleMailContent.AboutReport(tally.Totals, clock.GetCurrentInstant(), files);
    }

    private static int BucketOf(SingleMail mail) => mail.Key.Bucket ?? throw new InvalidOperationException($"A mail of kind {mail.Kind} belongs to a bucket.");
}
