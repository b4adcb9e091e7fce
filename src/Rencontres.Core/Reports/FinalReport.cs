using System.Globalization;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Reports;

/// <summary>Makes the report of a closed campaign: its files into the store, a mail to each organiser. May run twice: the files are the same and the mails go once. Does nothing for a cutoff that has been moved since.</summary>
public sealed class FinalReport(
    CampaignReader campaigns,
    Reporting reporting,
    IEnumerable<IReportWriter> writers,
    IContent content,
    ISingleMails mails,
    CampaignChanges changes,
    INudge nudge,
    IClock clock)
{
    public async Task MakeAsync(Campaign campaign, Instant cutoff, CancellationToken cancellationToken)
    {
        if (campaign.EffectiveCutoff != cutoff)
            return;

        foreach (var writer in writers)
        {
            using var file = new MemoryStream();
            await writer.WriteAsync(reporting.Open(campaign, cancellationToken), file, cancellationToken);
            file.Position = 0;
            await content.WriteAsync(PathOf(campaign.Id, cutoff, writer.Format), file, cancellationToken);
        }

        // Writing the files takes its time, and just after the cutoff is when organisers extend.
        if (await campaigns.FindNowAsync(campaign.Id, cancellationToken) is not { } still || still.EffectiveCutoff != cutoff)
            return;

        var now = clock.GetCurrentInstant();
        foreach (var (address, number) in campaign.Definition.Organiser.ReportTo.Select((address, index) => (address, index + 1)))
        {
            var ticks = cutoff.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
            var key = new SingleMailKey(campaign.Id, null, string.Create(CultureInfo.InvariantCulture, $"organiser-{number}"), $"report-{ticks}");
            await mails.AddAsync(new SingleMail(key, SingleMailKind.Report, address, campaign.Definition.Languages[0], ticks, now), cancellationToken);
        }

        await changes.ApplyAsync(
            campaign.Id,
            current => current.ReportedFor == cutoff || current.EffectiveCutoff != cutoff
                ? null
                : (current with { ReportedFor = cutoff }, new AuditEvent(now, AuditEvent.Flow, "reported", $"cutoff {cutoff}")),
            cancellationToken);
        await nudge.MailDueAsync(campaign.Id, bucket: null);
    }

    /// <summary>Where a final report lies in the store.</summary>
    public static string PathOf(CampaignId campaign, Instant cutoff, string format) =>
        $"{campaign}/exports/report-{cutoff.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.{format}";
}
