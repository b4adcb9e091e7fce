using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Invitees;
using Rencontres.Storage.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

internal sealed class RegistrationTable(TableRows rows) : IRegistrations
{
    public Task<Registration?> FindAsync(InviteeKey key, CancellationToken cancellationToken) =>
        ReadAsync(key, RowKeys.Registration(key.Id), cancellationToken);

    public Task<Registration?> FindRevisionAsync(InviteeKey key, int revision, CancellationToken cancellationToken) =>
        ReadAsync(key, RowKeys.Revision(key.Id, revision), cancellationToken);

    public async Task<SaveOutcome> SaveAsync(RegistrationWrite write, CancellationToken cancellationToken)
    {
        if (await rows.TryWriteAsync(Actions(write), cancellationToken) is not null)
            return SaveOutcome.Saved;

        var registration = write.Registration;
        var written = await FindRevisionAsync(registration.Key, registration.Revision, cancellationToken);
        if (written is not null)
            return written.Receipt == registration.Receipt ? SaveOutcome.Saved : SaveOutcome.Conflict;

        // Nobody has written this revision, so it was what is written along: a list has brought the invitee meanwhile, and what the list says stays; or the draft
        // has been discarded.
        return write is { NewInvitee: null, HasDraft: false }
            ? SaveOutcome.Conflict
            : await SaveAsync(write with { NewInvitee = null, HasDraft = false }, cancellationToken);
    }

    public async Task<OpenBulletin> AddOpenAsync(OpenBulletin bulletin, SingleMail mail, CancellationToken cancellationToken)
    {
        if (await rows.TryWriteAsync([TableRows.Add(OpenBulletinRow.Write(bulletin)), .. SingleMailRow.Add(mail)], cancellationToken) is not null)
            return bulletin;

        return await FindOpenAsync(bulletin.Key.Campaign, bulletin.Key.Bucket, bulletin.OpenId, cancellationToken)
            ?? throw new InvalidOperationException("There is a mail about this open bulletin, but no bulletin.");
    }

    public async Task<OpenBulletin?> FindOpenAsync(CampaignId campaign, int bucket, string openId, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(campaign, bucket), RowKeys.OpenBulletin(openId), cancellationToken);
        return row is null ? null : OpenBulletinRow.Read(campaign, bucket, row);
    }

    public async Task<OpenBulletin?> RejectOpenAsync(CampaignId campaign, int bucket, string openId, Instant at, CancellationToken cancellationToken)
    {
        for (var round = 0; await rows.FindAsync(RowKeys.Partition(campaign, bucket), RowKeys.OpenBulletin(openId), cancellationToken) is { } row; round++)
        {
            var bulletin = OpenBulletinRow.Read(campaign, bucket, row);
            if (bulletin.ConfirmedAt is not null || bulletin.RejectedAt is not null)
                return bulletin;

            var rejected = OpenBulletinRow.Rejected(campaign, bucket, openId, at);
            if (await rows.TryWriteAsync([TableRows.Merge(rejected, row.ETag.ToString())], cancellationToken) is not null)
                return bulletin with { RejectedAt = at };

            Vendor.GiveUpAfter(round);
        }

        return null;
    }

    public async Task<(IReadOnlyList<Registration> Current, IReadOnlyList<OpenBulletin> Unconfirmed)> ReadBucketAsync(
        CampaignId campaign, int bucket, CancellationToken cancellationToken)
    {
        var partition = RowKeys.Partition(campaign, bucket);
        var current = new List<Registration>();
        await foreach (var row in rows.ReadAsync(RowKeys.AllOf(partition, "r"), cancellationToken, $"current eq {true}"))
        {
            current.Add(RegistrationRow.Read(new InviteeKey(campaign, bucket, RowKeys.RegistrationOf(row.RowKey)), row));
        }

        var unconfirmed = new List<OpenBulletin>();
        await foreach (var row in rows.ReadAsync(RowKeys.AllOf(partition, "o"), cancellationToken, $"confirmedAt eq {""}"))
        {
            var bulletin = OpenBulletinRow.Read(campaign, bucket, row);
            if (bulletin.RejectedAt is null)
                unconfirmed.Add(bulletin);
        }

        return (current, unconfirmed);
    }

    private async Task<Registration?> ReadAsync(InviteeKey key, string row, CancellationToken cancellationToken)
    {
        var found = await rows.FindAsync(RowKeys.Partition(key), row, cancellationToken);
        return found is null ? null : RegistrationRow.Read(key, found);
    }

    /// <summary>
    /// All of one partition. Whoever writes a revision adds its row, so of two that were decided on the same answer the second is refused, and the current
    /// answer needs no version of its own. The invitee's row is merged without condition: an answer never loses against a claim.
    /// </summary>
    private static List<TableTransactionAction> Actions(RegistrationWrite write)
    {
        var registration = write.Registration;
        var current = RegistrationRow.WriteCurrent(registration);
        List<TableTransactionAction> actions =
        [
            TableRows.Add(RegistrationRow.WriteRevision(registration)),
            registration.Revision == 1 ? TableRows.Add(current) : TableRows.Replace(current, version: null),
            InviteeAction(write),
            .. SingleMailRow.Add(write.Mail),
            .. write.AlsoTold.SelectMany(SingleMailRow.Add),
        ];
        if (write is { ConfirmedBulletin: { } openId, ConfirmedAt: { } at })
            actions.Add(TableRows.Merge(OpenBulletinRow.Confirmed(registration.Key, openId, at), version: null));

        if (write is { HasDraft: true, KeepsDraft: false })
            actions.Add(TableRows.Delete(RowKeys.Partition(registration.Key), RowKeys.Draft(registration.Key.Id)));

        return actions;
    }

    private static TableTransactionAction InviteeAction(RegistrationWrite write)
    {
        var key = write.Registration.Key;
        if (write.NewInvitee is not { } newcomer)
            return TableRows.Merge(InviteeRow.Answered(InviteeRow.Of(key), write), version: null);

        var row = InviteeRow.Answered(InviteeRow.Listed(key, newcomer), write);
        row[InviteeRow.CameByItself] = true;
        return TableRows.Add(row);
    }
}
