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

    public async Task SettleAsync(SingleMail mail, MailState state, string? detail, Instant? dueAgain, CancellationToken cancellationToken)
    {
        var before = mail;
        for (var round = 0; before is not null && before.State == mail.State && before.Attempt == mail.Attempt; round++)
        {
            Vendor.GiveUpAfter(round);
            var settled = before with
            {
                State = state,
                Detail = detail,
                LeaseUntil = null,
                DueAt = dueAgain ?? before.DueAt,
                Tries = before.Tries + (dueAgain is null ? 0 : 1),
            };
            if (await rows.TryWriteAsync([.. SingleMailRow.Change(before, settled)], cancellationToken) is not null)
                return;

            before = await FindAsync(mail.Key, cancellationToken);
        }
    }

    private async Task<SingleMail?> FindAsync(SingleMailKey key, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(key.Campaign, key.Bucket), RowKeys.Mail(key), cancellationToken);
        return row is null ? null : SingleMailRow.Read(key.Campaign, key.Bucket, row);
    }
}
