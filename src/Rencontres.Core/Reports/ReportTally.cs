using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Reports;

/// <summary>Adds up the figures of a report while its lines go by.</summary>
public sealed class ReportTally(Campaign campaign)
{
    private readonly DateTimeZone zone = Zones.Get(campaign.Cutoff.Zone);
    private readonly SortedDictionary<string, ReportTotals> byCountry = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReportTotals> byKind = new(StringComparer.Ordinal);
    private readonly SortedDictionary<LocalDate, (int Answers, SortedSet<string> Waves)> byDay = [];

    public ReportTotals Totals { get; private set; } = ReportTotals.Zero;

    public IReadOnlyDictionary<string, ReportTotals> ByCountry => byCountry;

    public IReadOnlyDictionary<string, ReportTotals> ByKind => byKind;

    /// <summary>By date in the cutoff's zone, how many answered first that day, whatever they changed later, and waves sent on it.</summary>
    public IEnumerable<(LocalDate Date, int Answers, IReadOnlyCollection<string> Waves)> ByDay =>
        byDay.Select(day => (day.Key, day.Value.Answers, (IReadOnlyCollection<string>)day.Value.Waves));

    public void Add(ReportLine line)
    {
        Add(line.Invitee.Slot.Country, line.Invitee.Listed.Kind, FiguresOf(line));
        if (line.Current is { } current)
            AddDay(line.Invitee.FirstAnsweredAt ?? current.ReceivedAt, answers: 1, wave: null);

        foreach (var (wave, mail) in line.Invitee.Mails.Where(each => each.Value.MayHaveArrived))
        {
            AddDay(mail.At, answers: 0, wave.ToString());
        }
    }

    /// <summary>An organisation that stands on no list, with a bulletin of the open form that waits to be confirmed.</summary>
    public void AddUnlisted(OpenBulletin bulletin)
    {
        var organisation = bulletin.Answer.Organisation;
        Add(organisation.Country.Length > 0 ? organisation.Country : "FR", organisation.Kind, ReportTotals.Zero with { Unconfirmed = 1 });
    }

    private void Add(string country, string kind, ReportTotals figures)
    {
        Totals += figures;
        byCountry[country] = byCountry.GetValueOrDefault(country, ReportTotals.Zero) + figures;
        byKind[kind] = byKind.GetValueOrDefault(kind, ReportTotals.Zero) + figures;
    }

    private void AddDay(Instant at, int answers, string? wave)
    {
        var date = at.InZone(zone).Date;
        var day = byDay.TryGetValue(date, out var known) ? known : (Answers: 0, Waves: new SortedSet<string>(StringComparer.Ordinal));
        if (wave is not null)
            day.Waves.Add(wave);

        byDay[date] = (day.Answers + answers, day.Waves);
    }

    private static ReportTotals FiguresOf(ReportLine line)
    {
        var invitee = line.Invitee;
        var invitation = invitee.Mails.GetValueOrDefault(Wave.Invitation);
        var invited = invitation is not null && (invitation.MayHaveArrived || invitation.State is MailState.Bounced or MailState.Dropped);
        var bounced = invitee.BouncedAt is not null;
        return new ReportTotals(
            Invited: Count(invited),
            Delivered: Count(!bounced && invitation?.State is (MailState.Accepted or MailState.Delivered)),
            Bounced: Count(bounced),
            Opened: Count(invitee.OpenedAt is not null),
            Answered: Count(invitee.Answer != AnswerStatus.Silent),
            Unconfirmed: Count(line.IsUnconfirmed),
            Attending: Count(invitee.Answer == AnswerStatus.Attending),
            Declined: Count(invitee.Answer == AnswerStatus.Declined),
            Withdrawn: Count(invitee.Answer == AnswerStatus.Withdrawn),
            Silent: Count(invitee.Answer == AnswerStatus.Silent && !line.IsUnconfirmed),
            Delegates: invitee.Answer == AnswerStatus.Attending ? line.Current?.Answer.Delegates.Count ?? 0 : 0,
            Unknown: invitee.Mails.Values.Count(mail => mail.State == MailState.Unknown))
        {
            Drafts = Count(invitee is { Answer: AnswerStatus.Silent, DraftAt: not null } && !line.IsUnconfirmed),
        };
    }

    private static int Count(bool holds) => holds ? 1 : 0;
}
