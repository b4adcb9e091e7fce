using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

/// <summary>A bulletin of the open form. Its own mail's row and mark lie in the same partition.</summary>
internal static class OpenBulletinRow
{
    private const string Invitee = "invitee";
    private const string ReceivedAt = "receivedAt";
    private const string ReceiptNumber = "receipt";
    private const string ContentHash = "contentHash";
    private const string ConfirmedAt = "confirmedAt";
    private const string RejectedAt = "rejectedAt";
    private const string Answer = "answer";

    public static TableEntity Write(OpenBulletin bulletin)
    {
        var row = new TableEntity(RowKeys.Partition(bulletin.Key), RowKeys.OpenBulletin(bulletin.OpenId))
        {
            [Invitee] = bulletin.Key.Id.Value,
            [ReceivedAt] = bulletin.ReceivedAt.ToColumn(),
            [ReceiptNumber] = bulletin.Receipt.Number,
            [ContentHash] = bulletin.Receipt.ContentHash,
            [ConfirmedAt] = bulletin.ConfirmedAt.ToColumn(),
        };
        row.SetJson(Answer, bulletin.Answer);
        return row;
    }

    /// <summary>What confirming it changes.</summary>
    public static TableEntity Confirmed(InviteeKey key, string openId, Instant at) =>
        new(RowKeys.Partition(key), RowKeys.OpenBulletin(openId)) { [ConfirmedAt] = at.ToColumn() };

    /// <summary>What it changes that it was not theirs whose address it names.</summary>
    public static TableEntity Rejected(CampaignId campaign, int bucket, string openId, Instant at) =>
        new(RowKeys.Partition(campaign, bucket), RowKeys.OpenBulletin(openId)) { [RejectedAt] = at.ToColumn() };

    public static OpenBulletin Read(CampaignId campaign, int bucket, TableEntity row) => new(
        RowKeys.OpenBulletinOf(row.RowKey),
        new InviteeKey(campaign, bucket, InviteeId.FromStored(row.Text(Invitee))),
        row.Json<Answer>(Answer),
        row.When(ReceivedAt) ?? Instant.MinValue,
        new Receipt(row.Text(ReceiptNumber), row.Text(ContentHash)),
        row.When(ConfirmedAt))
    {
        RejectedAt = row.When(RejectedAt),
    };
}
