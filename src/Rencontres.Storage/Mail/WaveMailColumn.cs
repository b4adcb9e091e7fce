using System.Globalization;
using Azure.Data.Tables;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

/// <summary>
/// The mail of a wave in an invitee's row: one column a wave (<c>w_reminder_1</c>) that holds <c>state|at|attempt|lease|detail</c>. The detail is last, so it
/// may contain the bar. Data: never changed.
/// </summary>
internal static class WaveMailColumn
{
    private const string Prefix = "w_";

    /// <summary>Enough for a reason; the columns of a row share one mebibyte.</summary>
    private const int MaximumDetail = 1000;

    public static string Name(Wave wave) => Prefix + wave.ToString().Replace('-', '_');

    public static string Format(WaveMail mail)
    {
        if (mail.Attempt.Contains('|', StringComparison.Ordinal))
            throw new ArgumentException("The id of an attempt contains no bar.", nameof(mail));

        var detail = mail.Detail is { Length: > MaximumDetail } long_ ? long_[..MaximumDetail] : mail.Detail;
        return string.Create(CultureInfo.InvariantCulture, $"{mail.State}|{mail.At.ToColumn()}|{mail.Attempt}|{mail.LeaseUntil.ToColumn()}|{detail}");
    }

    public static WaveMail? Read(TableEntity row, Wave wave) => row.GetString(Name(wave)) is { Length: > 0 } text ? Parse(text) : null;

    public static IReadOnlyDictionary<Wave, WaveMail> ReadAll(TableEntity row)
    {
        var mails = new Dictionary<Wave, WaveMail>();
        foreach (var (column, value) in row)
        {
            if (column.StartsWith(Prefix, StringComparison.Ordinal) && value is string { Length: > 0 } text)
                mails[Wave.Parse(column[Prefix.Length..].Replace('_', '-'))] = Parse(text);
        }

        return mails;
    }

    private static WaveMail Parse(string text)
    {
        var parts = text.Split('|', 5);
        return new WaveMail(
            Enum.Parse<MailState>(parts[0]),
            InstantPattern.ExtendedIso.Parse(parts[1]).Value,
            parts[2],
            parts[3].Length > 0 ? InstantPattern.ExtendedIso.Parse(parts[3]).Value : null,
            parts[4].Length > 0 ? parts[4] : null);
    }
}
