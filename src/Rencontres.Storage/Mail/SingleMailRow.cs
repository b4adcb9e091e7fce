using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

/// <summary>The row of a mail to one person, and the mark that stands while it is to be looked at.</summary>
internal static class SingleMailRow
{
    private const int MaximumDetail = 1000;

    /// <summary>What adding a mail puts into a transaction.</summary>
    public static IEnumerable<TableTransactionAction> Add(SingleMail mail)
    {
        var row = WithState(mail);
        row["kind"] = mail.Kind.ToString();
        row["to"] = mail.To;
        row["language"] = mail.Language.Code();
        row["reference"] = mail.Reference;
        yield return TableRows.Add(row);
        yield return TableRows.AddOrReplace(new TableEntity(Partition(mail), RowKeys.Mark(mail.DueAt, mail.Key)));
    }

    /// <summary>What changes a mail's state, and with it its mark, if its row is still at the version it was read at.</summary>
    public static IEnumerable<TableTransactionAction> Change(SingleMail before, SingleMail after)
    {
        yield return TableRows.Merge(WithState(after), before.Version);
        var (from, to) = (Mark(before), Mark(after));
        if (from is not null && from != to)
            yield return TableRows.Delete(Partition(before), from);

        if (to is not null && from != to)
            yield return TableRows.AddOrReplace(new TableEntity(Partition(after), to));
    }

    /// <summary>A mail that is due is looked at then; a claimed one when its lease ends, in case its sender has crashed; one of unknown fate when it says; others never.</summary>
    public static string? Mark(SingleMail mail) => mail.State switch
    {
        MailState.Due => RowKeys.Mark(mail.DueAt, mail.Key),
        MailState.Claimed => RowKeys.Mark(mail.LeaseUntil ?? mail.DueAt, mail.Key),
        MailState.Unknown when mail.LookAgainAt is { } look => RowKeys.Mark(look, mail.Key),
        _ => null,
    };

    public static SingleMail Read(CampaignId campaign, int? bucket, TableEntity row)
    {
        var language = Languages.TryParse(row.Text("language"), out var known) ? known.Value : Language.French;
        var kind = Enum.Parse<SingleMailKind>(row.Text("kind"));
        return new SingleMail(RowKeys.MailOf(campaign, bucket, row.RowKey), kind, row.Text("to"), language, row.Text("reference"), row.When("dueAt") ?? Instant.MinValue)
        {
            State = Enum.Parse<MailState>(row.Text("state")),
            Attempt = row.Text("attempt"),
            LeaseUntil = row.When("leaseUntil"),
            LookAgainAt = row.When("lookAgainAt"),
            ToldAt = row.When("toldAt"),
            Earlier = row.When("earlierAt") is { } earlier ? new TakenAttempt(row.Text("earlierAttempt"), earlier) : null,
            Tries = row.GetInt32("tries") ?? 0,
            Detail = row.Text("detail") is { Length: > 0 } detail ? detail : null,
            Version = row.ETag.ToString(),
        };
    }

    private static TableEntity WithState(SingleMail mail) => new(Partition(mail), RowKeys.Mail(mail.Key))
    {
        ["dueAt"] = mail.DueAt.ToColumn(),
        ["state"] = mail.State.ToString(),
        ["attempt"] = mail.Attempt,
        ["leaseUntil"] = mail.LeaseUntil.ToColumn(),
        ["lookAgainAt"] = mail.LookAgainAt.ToColumn(),
        ["toldAt"] = mail.ToldAt.ToColumn(),
        ["earlierAttempt"] = mail.Earlier?.Attempt ?? "",
        ["earlierAt"] = (mail.Earlier?.At).ToColumn(),
        ["tries"] = mail.Tries,
        ["detail"] = mail.Detail is { Length: > MaximumDetail } detail ? detail[..MaximumDetail] : mail.Detail ?? "",
    };

    private static string Partition(SingleMail mail) => RowKeys.Partition(mail.Key.Campaign, mail.Key.Bucket);
}
