using System.Globalization;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

/// <summary>
/// The mail of a wave in an invitee's row. One column a wave (<c>w_reminder_1</c>) holds <c>state|at|attempt|lease|detail</c>; the detail is last, so it may
/// contain the bar. Once the mail service's events have told of it, another (<c>e_reminder_1</c>) holds <c>toldAt|earlier attempt|its instant</c>. Data: never
/// changed.
/// </summary>
internal static class WaveMailColumn
{
    private const string Prefix = "w_";
    private const string EventsPrefix = "e_";

    /// <summary>Enough for a reason; the columns of a row share one mebibyte.</summary>
    private const int MaximumDetail = 1000;

    /// <summary>Writes what differs from what stands there, so that a merge touches nothing else.</summary>
    public static void Set(TableEntity row, Wave wave, WaveMail mail, WaveMail? before)
    {
        row[Name(Prefix, wave)] = Format(mail);
        if (mail.ToldAt != before?.ToldAt || mail.Earlier != before?.Earlier)
            row[Name(EventsPrefix, wave)] = FormatEvents(mail);
    }

    /// <summary>As if it had never been sent.</summary>
    public static void Clear(TableEntity row, Wave wave)
    {
        row[Name(Prefix, wave)] = "";
        row[Name(EventsPrefix, wave)] = "";
    }

    public static IReadOnlyDictionary<Wave, WaveMail> ReadAll(TableEntity row)
    {
        var mails = new Dictionary<Wave, WaveMail>();
        foreach (var (column, value) in row)
        {
            if (!column.StartsWith(Prefix, StringComparison.Ordinal) || value is not string { Length: > 0 } text)
                continue;

            var wave = Wave.Parse(column[Prefix.Length..].Replace('_', '-'));
            mails[wave] = WithEvents(Parse(text), row.Text(Name(EventsPrefix, wave)));
        }

        return mails;
    }

    private static string Name(string prefix, Wave wave) => prefix + wave.ToString().Replace('-', '_');

    private static string Format(WaveMail mail)
    {
        if (mail.Attempt.Contains('|', StringComparison.Ordinal))
            throw new ArgumentException("The id of an attempt contains no bar.", nameof(mail));

        var detail = mail.Detail is { Length: > MaximumDetail } long_ ? long_[..MaximumDetail] : mail.Detail;
        return string.Create(CultureInfo.InvariantCulture, $"{mail.State}|{mail.At.ToColumn()}|{mail.Attempt}|{mail.LeaseUntil.ToColumn()}|{detail}");
    }

    private static string FormatEvents(WaveMail mail) =>
        mail is { ToldAt: null, Earlier: null } ? "" : $"{mail.ToldAt.ToColumn()}|{mail.Earlier?.Attempt}|{(mail.Earlier?.At).ToColumn()}";

    private static WaveMail Parse(string text)
    {
        var parts = text.Split('|', 5);
        return new WaveMail(Enum.Parse<MailState>(parts[0]), Parsed(parts[1])!.Value, parts[2], Parsed(parts[3]), parts[4].Length > 0 ? parts[4] : null);
    }

    private static WaveMail WithEvents(WaveMail mail, string text)
    {
        if (text.Length == 0)
            return mail;

        var parts = text.Split('|', 3);
        return mail with { ToldAt = Parsed(parts[0]), Earlier = Parsed(parts[2]) is { } at ? new TakenAttempt(parts[1], at) : null };
    }

    private static Instant? Parsed(string text) => text.Length > 0 ? InstantPattern.ExtendedIso.Parse(text).Value : null;
}
