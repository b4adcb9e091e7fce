using System.Globalization;
using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Invitees;

/// <summary>
/// An invitee's row. Three kinds of columns, each written by its own writers and by merges only: what the list says, what has happened, and one column for
/// the mail of each wave.
/// </summary>
internal static class InviteeRow
{
    public const string Country = "country";
    public const string Zone = "zone";
    public const string Answer = "answer";
    public const string AnsweredAt = "answeredAt";
    public const string FirstAnsweredAt = "firstAnsweredAt";
    public const string BouncedAt = "bouncedAt";
    public const string DraftAt = "draftAt";
    public const string LateUntil = "lateUntil";
    public const string CameByItself = "cameByItself";

    public const string DisputedAt = "disputedAt";
    public const string DisputedEmail = "disputedEmail";

    private const string LinkVersion = "linkVersion";

    /// <summary>What <see cref="ReadName"/> reads.</summary>
    public static IReadOnlyList<string> NameColumns { get; } = ["RowKey", "code", "name", "kind", Country, "area", CameByItself];

    /// <summary>A row without columns yet, to merge.</summary>
    public static TableEntity Of(InviteeKey key) => new(RowKeys.Partition(key), RowKeys.Invitee(key.Id));

    public static string StepColumn(InviteeStep step) => step switch
    {
        InviteeStep.Opened => "openedAt",
        InviteeStep.Bounced => BouncedAt,
        InviteeStep.Unsubscribed => "unsubscribedAt",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static TableEntity Listed(InviteeKey key, ListedInvitee listed)
    {
        var row = Of(key);
        row["code"] = listed.Code;
        row["name"] = listed.Name;
        row["email"] = listed.Email;
        foreach (var (column, name, value) in Told(listed).Where(each => !listed.Untold.HasFlag(each.Column)))
        {
            row[name] = value;
        }

        return row;
    }

    private static (ListColumns Column, string Name, string Value)[] Told(ListedInvitee listed) =>
    [
        (ListColumns.Kind, "kind", listed.Kind),
        (ListColumns.Country, Country, listed.Slot.Country),
        (ListColumns.Zone, Zone, listed.Slot.Zone),
        (ListColumns.Area, "area", listed.Area),
        (ListColumns.Population, "population", listed.Population?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (ListColumns.Language, "language", listed.Language.Code()),
        (ListColumns.Contact, "contact", listed.Contact),
    ];

    public static Invitee Read(CampaignId campaign, int bucket, TableEntity row)
    {
        var key = new InviteeKey(campaign, bucket, RowKeys.InviteeOf(row.RowKey));
        return new Invitee(key, ReadListed(key.Id, row), row.ETag.ToString())
        {
            Answer = row.Text(Answer) is { Length: > 0 } answer ? Enum.Parse<AnswerStatus>(answer) : AnswerStatus.Silent,
            AnsweredAt = row.When(AnsweredAt),
            FirstAnsweredAt = row.When(FirstAnsweredAt),
            OpenedAt = row.When(StepColumn(InviteeStep.Opened)),
            DraftAt = row.When(DraftAt),
            BouncedAt = row.When(BouncedAt),
            UnsubscribedAt = row.When(StepColumn(InviteeStep.Unsubscribed)),
            LateUntil = row.When(LateUntil),
            LinkVersion = row.GetInt32(LinkVersion) ?? 0,
            Dispute = ReadDispute(row),
            CameByItself = row.GetBoolean(CameByItself) ?? false,
            Mails = WaveMailColumn.ReadAll(row),
        };
    }

    public static InviteeName ReadName(TableEntity row) =>
        new(RowKeys.InviteeOf(row.RowKey), row.Text("name"), row.Text("kind"), row.Text(Country), row.Text("area"))
        {
            Code = row.Text("code"),
            CameByItself = row.GetBoolean(CameByItself) ?? false,
        };

    public static Dispute? ReadDispute(TableEntity row) => row.When(DisputedAt) is { } at ? new Dispute(row.Text(DisputedEmail), at) : null;

    /// <summary>What a draft changes in the row.</summary>
    /// <param name="at">Null: there is none any more.</param>
    public static TableEntity Drafted(InviteeKey key, Instant? at)
    {
        var row = Of(key);
        row[DraftAt] = at.ToColumn();
        return row;
    }

    /// <summary>What an answer changes in the row: nothing that another writer writes but the draft, which ends with it, and a dispute that it settles.</summary>
    public static TableEntity Answered(TableEntity row, RegistrationWrite write)
    {
        var registration = write.Registration;
        row[Answer] = registration.Status.ToString();
        row[AnsweredAt] = registration.ReceivedAt.ToColumn();
        if (!write.KeepsDraft)
            row[DraftAt] = "";

        if (registration.Revision == 1)
            row[FirstAnsweredAt] = registration.ReceivedAt.ToColumn();

        if (write.EndsDispute)
            (row[DisputedAt], row[DisputedEmail]) = ("", "");

        return row;
    }

    /// <summary>What events change of a person besides its mail.</summary>
    public static void SetSteps(TableEntity row, InviteeChange change)
    {
        if (change.After.BouncedAt != change.Before.BouncedAt)
            row[BouncedAt] = change.After.BouncedAt.ToColumn();

        if (change.After.UnsubscribedAt != change.Before.UnsubscribedAt)
            row[StepColumn(InviteeStep.Unsubscribed)] = change.After.UnsubscribedAt.ToColumn();
    }

    private static ListedInvitee ReadListed(InviteeId id, TableEntity row) => new(
        id,
        row.Text("code"),
        row.Text("name"),
        row.Text("kind"),
        new Slot(row.Text(Country), row.Text(Zone)),
        row.Text("area"),
        row.Text("population") is { Length: > 0 } population ? int.Parse(population, CultureInfo.InvariantCulture) : null,
        Languages.TryParse(row.Text("language"), out var language) ? language.Value : Language.French,
        row.Text("email"),
        row.Text("contact"));
}
