using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Core.Mail;

/// <summary>Finds what a mail to one person is to tell, as things stand when it goes.</summary>
public sealed class SingleMailContents(
    IInvitees invitees, IRegistrations registrations, ISingleMails mails, Reporting reporting, IContent content, IEnumerable<IReportWriter> writers, IClock clock)
{
    /// <returns>The mail, perhaps of another kind, with its content; null if something newer made it pointless.</returns>
    public async Task<(SingleMail Mail, SingleMailContent Content)?> FindAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken) => mail.Kind switch
    {
        SingleMailKind.Confirm => With(mail, await OpenBulletinAsync(campaign, mail, cancellationToken)),
        SingleMailKind.Report => With(mail, await ReportAsync(campaign, mail, cancellationToken)),
        SingleMailKind.Notice => With(mail, await NoticeAsync(campaign, mail, cancellationToken)),
        SingleMailKind.AnsweredAgain => With(mail, await SecondAnswerAsync(mail, cancellationToken)),
        SingleMailKind.Recognised => With(mail, await RecognisedAsync(campaign, mail, cancellationToken)),
        _ => await RegistrationAsync(mail, cancellationToken),
    };

    private static (SingleMail, SingleMailContent)? With(SingleMail mail, SingleMailContent? content) => content is null ? null : (mail, content);

    private async Task<SingleMailContent?> OpenBulletinAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken) =>
        await registrations.FindOpenAsync(campaign.Id, BucketOf(mail), mail.Reference, cancellationToken) is { ConfirmedAt: null, RejectedAt: null } bulletin
            ? new SingleMailContent.AboutOpenBulletin(bulletin)
            : null;

    /// <summary>
    /// A mail about a revision is pointless once there is a newer one by the same person, which has a mail of its own, and when the person was last told just
    /// this: of edits that were taken back. Somebody else's newer one costs nobody a receipt. Who was never told of an earlier answer gets it confirmed, not changed.
    /// </summary>
    private async Task<(SingleMail, SingleMailContent)?> RegistrationAsync(SingleMail mail, CancellationToken cancellationToken)
    {
        var key = KeyOf(mail);
        var told = await registrations.FindRevisionAsync(key, RevisionOf(mail), cancellationToken);
        var invitee = await invitees.FindAsync(key, cancellationToken);
        if (told is null || invitee is null || await IsOutdatedAsync(told, cancellationToken))
            return null;

        // Who says that an answer was not theirs is not written to about it again.
        if (invitee.Dispute?.IsOf(mail.To) == true)
            return null;

        var about = await AboutAsync(invitee, told, cancellationToken);
        if (mail.Kind != SingleMailKind.Changed)
            return (mail, about);

        if (await LastToldAsync(mail, told.Revision, cancellationToken) is not { } before)
            return (mail with { Kind = SingleMailKind.Confirmation }, about);

        return before.Receipt.ContentHash == told.Receipt.ContentHash && before.Answer.Contact.Email == told.Answer.Contact.Email ? null : (mail, about);
    }

    private async Task<bool> IsOutdatedAsync(Registration told, CancellationToken cancellationToken)
    {
        for (var revision = told.Revision + 1; await registrations.FindRevisionAsync(told.Key, revision, cancellationToken) is { } newer; revision++)
        {
            if (newer.Author.IsSamePerson(told.Author))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Who has added to somebody else's answer reads it without other people's addresses; by the open form, which anybody may use, only what that person said,
    /// and whether the organisation comes.
    /// </summary>
    private async Task<SingleMailContent.AboutRegistration> AboutAsync(Invitee invitee, Registration current, CancellationToken cancellationToken)
    {
        if (current.AddedBy is not { } second)
            return new SingleMailContent.AboutRegistration(invitee, current, current.OpenId);

        var own = second.OpenId.Length == 0 ? null : await registrations.FindOpenAsync(current.Key.Campaign, current.Key.Bucket, second.OpenId, cancellationToken);
        var shown = own is null ? current.WithAddressesOnlyOf(second.Contact.Email) : current with { Answer = own.Answer with { Attending = current.Answer.Attending } };
        return new SingleMailContent.AboutRegistration(invitee, shown, second.OpenId) { AddedTo = current.Answer.Contact.Name };
    }

    /// <summary>Told also when there is a newer revision: whoever's answer was changed is to know by whom, unless it was not theirs.</summary>
    private async Task<SingleMailContent?> SecondAnswerAsync(SingleMail mail, CancellationToken cancellationToken)
    {
        var key = KeyOf(mail);
        var registration = await registrations.FindRevisionAsync(key, RevisionOf(mail), cancellationToken);
        var before = await registrations.FindRevisionAsync(key, RevisionOf(mail) - 1, cancellationToken);
        return await invitees.FindAsync(key, cancellationToken) is { } invitee && registration is not null && invitee.Dispute?.IsOf(mail.To) != true
            ? new SingleMailContent.AboutSecondAnswer(invitee, registration.WithAddressesOnlyOf(mail.To), before?.OpenId ?? "")
            : null;
    }

    /// <summary>Not to who has wished meanwhile for no more mail.</summary>
    private async Task<SingleMailContent?> RecognisedAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken) =>
        await invitees.FindAsync(KeyOf(mail), cancellationToken) is { UnsubscribedAt: null, CameByItself: false } invitee
        && await registrations.FindOpenAsync(campaign.Id, BucketOf(mail), mail.Reference, cancellationToken) is { } bulletin
            ? new SingleMailContent.AboutRecognised(invitee, bulletin)
            : null;

    /// <summary>The newest revision before that one of which its author's mail has gone, or may have.</summary>
    private async Task<Registration?> LastToldAsync(SingleMail mail, int before, CancellationToken cancellationToken)
    {
        var told = 0;
        await foreach (var other in mails.ListAsync(mail.Key.Campaign, BucketOf(mail), mail.Key.Subject, cancellationToken))
        {
            if (other.Kind is not (SingleMailKind.Confirm or SingleMailKind.Recognised or SingleMailKind.AnsweredAgain) && other.MayHaveArrived && RevisionOf(other) < before)
                told = Math.Max(told, RevisionOf(other));
        }

        return told == 0 ? null : await registrations.FindRevisionAsync(KeyOf(mail), told, cancellationToken);
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

    private async Task<SingleMailContent?> NoticeAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken)
    {
        var (kind, since) = OrganiserNotices.Read(mail.Reference);
        if (kind == NoticeKind.Disputed)
            return await DisputeAsync(mail, since, cancellationToken);

        var tally = await reporting.TallyAsync(campaign, cancellationToken);
        return new SingleMailContent.AboutNotice(kind, since, tally.Totals.Unknown);
    }

    private async Task<SingleMailContent?> DisputeAsync(SingleMail mail, Instant since, CancellationToken cancellationToken)
    {
        var (key, revision) = OrganiserNotices.Disputed(mail.Key.Campaign, mail.Reference);
        return await registrations.FindRevisionAsync(key, revision, cancellationToken) is { } disputed ? new SingleMailContent.AboutDispute(disputed, since) : null;
    }

    private static InviteeKey KeyOf(SingleMail mail) => new(mail.Key.Campaign, BucketOf(mail), InviteeId.FromStored(mail.Key.Subject));

    private static int RevisionOf(SingleMail mail) => int.Parse(mail.Reference, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int BucketOf(SingleMail mail) => mail.Key.Bucket ?? throw new InvalidOperationException($"A mail of kind {mail.Kind} belongs to a bucket.");
}
