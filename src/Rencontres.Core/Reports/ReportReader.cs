using System.Runtime.CompilerServices;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Reports;

/// <summary>Reads a campaign for reports, bucket by bucket, so that what is in memory does not grow with the campaign.</summary>
public sealed class ReportReader(IInvitees invitees, IRegistrations registrations)
{
    /// <param name="unlisted">Called for each organisation that stands on no list and has an unconfirmed bulletin, with its latest.</param>
    public async IAsyncEnumerable<ReportLine> ReadAsync(
        Campaign campaign, Action<OpenBulletin> unlisted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            var (current, unconfirmed) = await registrations.ReadBucketAsync(campaign.Id, bucket, cancellationToken);
            var answers = current.ToDictionary(registration => registration.Key.Id);
            var open = unconfirmed.GroupBy(bulletin => bulletin.Key.Id).ToDictionary(group => group.Key, group => group.ToList());
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                open.Remove(invitee.Id, out var own);
                yield return new ReportLine(invitee, answers.GetValueOrDefault(invitee.Id), own ?? []);
            }

            open.Values.Select(own => own.MaxBy(bulletin => bulletin.ReceivedAt)!).ToList().ForEach(unlisted);
        }
    }
}
