using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Storage.Tables;

/// <summary>The keys of all rows: <c>design.md</c>, "Records". They are data: rows are not found under another key.</summary>
internal static class RowKeys
{
    /// <summary>Holds one row a campaign, to list them by. No campaign's id begins with a bar.</summary>
    public const string CampaignsPartition = "|campaigns";

    /// <summary>Holds what is known of the mail service as a whole.</summary>
    public const string MailPartition = "|mail";

    public const string Webhook = "webhook";

    public const string Allowance = "allowance";

    public const string Campaign = "campaign";

    /// <summary>Of the campaign itself, or of one of its buckets.</summary>
    public static string Partition(CampaignId campaign, int? bucket = null) =>
        bucket is { } number ? string.Create(CultureInfo.InvariantCulture, $"{campaign.Value}|{number}") : campaign.Value;

    /// <summary>Holds one row a mailbox that open bulletins are to be confirmed from.</summary>
    public static string Confirmations(CampaignId campaign) => $"{campaign.Value}|confirmations";

    public static string Partition(InviteeKey key) => Partition(key.Campaign, key.Bucket);

    public static string Audit(int number) => string.Create(CultureInfo.InvariantCulture, $"audit|{number:D6}");

    public static string Invitee(InviteeId id) => $"i|{id.Value}";

    public static InviteeId InviteeOf(string row) => InviteeId.FromStored(row[2..]);

    public static string Registration(InviteeId id) => $"r|{id.Value}";

    public static InviteeId RegistrationOf(string row) => InviteeId.FromStored(row[2..]);

    public static string Revision(InviteeId id, int revision) => string.Create(CultureInfo.InvariantCulture, $"r|{id.Value}|{revision:D4}");

    /// <summary>The unfinished form (f): <c>d</c> stands for what is due.</summary>
    public static string Draft(InviteeId id) => $"f|{id.Value}";

    public static string OpenBulletin(string openId) => $"o|{Part(openId)}";

    public static string OpenBulletinOf(string row) => row[2..];

    public static string Mail(SingleMailKey key) => $"m|{Part(key.Subject)}|{Part(key.Occasion)}";

    public static SingleMailKey MailOf(CampaignId campaign, int? bucket, string row)
    {
        var parts = row.Split('|', 3);
        return new SingleMailKey(campaign, bucket, parts[1], parts[2]);
    }

    /// <summary>The mark of a mail that is due: in the order of time, ending in the mail's own key.</summary>
    public static string Mark(Instant due, SingleMailKey key) => string.Create(CultureInfo.InvariantCulture, $"d|{due.ToUnixTimeTicks():D19}|{Mail(key)[2..]}");

    public static string MailOfMark(string mark) => "m" + mark[mark.IndexOf('|', 2)..];

    public static Instant DueOfMark(string mark) =>
        Instant.FromUnixTimeTicks(long.Parse(mark.AsSpan(2, mark.IndexOf('|', 2) - 2), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Every row whose key begins with that letter and a bar.</summary>
    public static RowRange AllOf(string partition, string kind) => new(partition, $"{kind}|", $"{kind}}}");

    public static RowRange MailsAbout(string partition, string subject) => AllOf(partition, $"m|{Part(subject)}");

    /// <summary>The marks of what is due at that instant.</summary>
    public static RowRange MarksUntil(string partition, Instant now) =>
        new(partition, "d|", string.Create(CultureInfo.InvariantCulture, $"d|{now.ToUnixTimeTicks() + 1:D19}"));

    /// <summary>From one key to another, both included.</summary>
    public static RowRange Between(string partition, string first, string last) => new(partition, first, $"{last}!");

    /// <summary>What Table Storage takes in a key, without the bar that parts ours.</summary>
    private static string Part(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAny(@"/\#?|") && !text.Any(char.IsControl)
            ? text
            : throw new ArgumentException($"\"{text}\" cannot stand in a key.", nameof(text));
}

/// <summary>Rows of one partition from a key up to, and without, another.</summary>
internal readonly record struct RowRange(string Partition, string From, string Before);
