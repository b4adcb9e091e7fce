using System.Runtime.CompilerServices;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

internal sealed class SingleMailTable(TableRows rows) : ISingleMails
{
    /// <summary>Refused if there is one for this person and occasion: that one stays.</summary>
    public Task AddAsync(SingleMail mail, CancellationToken cancellationToken) =>
        rows.TryWriteAsync([.. SingleMailRow.Add(mail)], cancellationToken);

    public async IAsyncEnumerable<SingleMail> DueAsync(
        CampaignId campaign, int? bucket, Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var mark in rows.ReadAsync(RowKeys.MarksUntil(RowKeys.Partition(campaign, bucket), now), cancellationToken))
        {
            // Since the marks were read, somebody may have claimed or settled it and moved its mark.
            var mail = await FindAsync(RowKeys.MailOf(campaign, bucket, RowKeys.MailOfMark(mark.RowKey)), cancellationToken);
            if (mail is not null && SingleMailRow.Mark(mail) == mark.RowKey)
                yield return mail;
        }
    }

    public async Task<Instant?> NextDueAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken)
    {
        await foreach (var mark in rows.ReadAsync(RowKeys.AllOf(RowKeys.Partition(campaign, bucket), "d"), cancellationToken, pageSize: 1))
        {
            return RowKeys.DueOfMark(mark.RowKey);
        }

        return null;
    }

    public async Task<SingleMail?> TryClaimAsync(SingleMail mail, string attempt, Instant leaseUntil, CancellationToken cancellationToken)
    {
        var claimed = mail with { State = MailState.Claimed, Attempt = attempt, LeaseUntil = leaseUntil };
        if (await rows.TryWriteAsync([.. SingleMailRow.Change(mail, claimed)], cancellationToken) is { } versions)
            return claimed with { Version = versions[0] };

        var now = await FindAsync(mail.Key, cancellationToken);
        return now is { State: MailState.Claimed } && now.Attempt == attempt ? now : null;
    }

    public async Task<SingleMailChange?> ChangeAsync(SingleMail mail, Func<SingleMail, SingleMail?> change, CancellationToken cancellationToken)
    {
        var before = mail;
        for (var round = 0; before is not null && change(before) is { } after; round++)
        {
            Vendor.GiveUpAfter(round);
            if (await rows.TryWriteAsync([.. SingleMailRow.Change(before, after)], cancellationToken) is { } versions)
                return new SingleMailChange(before, after with { Version = versions[0] });

            before = await FindAsync(mail.Key, cancellationToken);
        }

        return null;
    }

    public IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, CancellationToken cancellationToken) =>
        ListAsync(campaign, bucket, RowKeys.AllOf(RowKeys.Partition(campaign, bucket), "m"), cancellationToken);

    public IAsyncEnumerable<SingleMail> ListAsync(CampaignId campaign, int? bucket, string subject, CancellationToken cancellationToken) =>
        ListAsync(campaign, bucket, RowKeys.MailsAbout(RowKeys.Partition(campaign, bucket), subject), cancellationToken);

    private async IAsyncEnumerable<SingleMail> ListAsync(
        CampaignId campaign, int? bucket, RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.ReadAsync(range, cancellationToken))
        {
            yield return SingleMailRow.Read(campaign, bucket, row);
        }
    }

    public async Task<SingleMail?> FindAsync(SingleMailKey key, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(key.Campaign, key.Bucket), RowKeys.Mail(key), cancellationToken);
        return row is null ? null : SingleMailRow.Read(key.Campaign, key.Bucket, row);
    }
}
