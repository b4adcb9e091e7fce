using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

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

    /// <summary>By date in the cutoff's zone, answers received that day and waves sent on it.</summary>
    public IEnumerable<(LocalDate Date, int Answers, IReadOnlyCollection<string> Waves)> ByDay =>
        byDay.Select(day => (day.Key, day.Value.Answers, (IReadOnlyCollection<string>)day.Value.Waves));

    public void Add(ReportLine line)
    {
        var figures = FiguresOf(line);
        Totals += figures;
        byCountry[line.Invitee.Slot.Country] = byCountry.GetValueOrDefault(line.Invitee.Slot.Country, ReportTotals.Zero) + figures;
        byKind[line.Invitee.Listed.Kind] = byKind.GetValueOrDefault(line.Invitee.Listed.Kind, ReportTotals.Zero) + figures;

        if (line.Current is { } current)
            AddDay(current.ReceivedAt, answers: 1, wave: null);

        foreach (var (wave, mail) in line.Invitee.Mails.Where(each => each.Value.MayHaveArrived))
        {
            AddDay(mail.At, answers: 0, wave.ToString());
        }
    }

    /// <summary>A bulletin of the open form, unconfirmed, of an organisation that stands on no list.</summary>
    public void AddStray() => Totals += ReportTotals.Zero with { Unconfirmed = 1 };

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
            Unconfirmed: line.Unconfirmed.Count,
            Attending: Count(invitee.Answer == AnswerStatus.Attending),
            Declined: Count(invitee.Answer == AnswerStatus.Declined),
            Withdrawn: Count(invitee.Answer == AnswerStatus.Withdrawn),
            Silent: Count(invited && invitee.Answer == AnswerStatus.Silent),
            Delegates: invitee.Answer == AnswerStatus.Attending ? line.Current?.Answer.Delegates.Count ?? 0 : 0);
    }

    private static int Count(bool holds) => holds ? 1 : 0;
}
