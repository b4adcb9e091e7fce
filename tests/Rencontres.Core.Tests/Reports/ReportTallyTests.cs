using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Reports;

public sealed class ReportTallyTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 8, 1, 12, 0);
    private static readonly Campaign Campaign = new(Definitions.Sample, 1);
    private readonly ReportTally tally = new(Campaign);

    [Fact]
    public void Every_line_counts_in_exactly_one_status()
    {
        tally.Add(Line("A", AnswerStatus.Attending, bulletins: 1));
        tally.Add(Line("B", AnswerStatus.Declined));
        tally.Add(Line("C", AnswerStatus.Withdrawn));
        tally.Add(Line("D", AnswerStatus.Silent));
        tally.Add(Line("E", AnswerStatus.Silent, bulletins: 2));

        var totals = tally.Totals;
        Assert.Equal((1, 1, 1, 1, 1), (totals.Attending, totals.Declined, totals.Withdrawn, totals.Silent, totals.Unconfirmed));
        Assert.Equal(3, totals.Answered);
        Assert.Equal(0, totals.Invited);
    }

    [Fact]
    public void One_that_stands_on_no_list_counts_in_its_country_and_kind_too()
    {
        tally.AddUnlisted(Bulletin("F"));

        Assert.Equal((1, 1, 1), (tally.Totals.Unconfirmed, tally.ByCountry["FR"].Unconfirmed, tally.ByKind["commune"].Unconfirmed));
        Assert.Equal(0, tally.Totals.Silent);
    }

    [Fact]
    public void Mails_of_unknown_fate_are_counted_whatever_their_wave()
    {
        var invitee = new InviteeBuilder("A").Got(Wave.Invitation, Noon, MailState.Unknown).Got(Wave.Reminder(1), Noon, MailState.Unknown).Got(Wave.Reminder(2), Noon).Build(Campaign);

        tally.Add(new ReportLine(invitee, null, []));

        Assert.Equal((1, 2), (tally.Totals.Invited, tally.Totals.Unknown));
    }

    [Fact]
    public void An_answer_counts_on_the_day_it_first_came()
    {
        var line = Line("A", AnswerStatus.Attending);

        tally.Add(line with { Invitee = line.Invitee with { FirstAnsweredAt = Noon } });
        tally.Add(Line("B", AnswerStatus.Declined));

        Assert.Equal([(new LocalDate(2023, 8, 1), 1), (new LocalDate(2023, 8, 31), 1)], tally.ByDay.Select(day => (day.Date, day.Answers)));
    }

    private static ReportLine Line(string code, AnswerStatus status, int bulletins = 0)
    {
        var invitee = new InviteeBuilder(code).Answered(status).Build(Campaign);
        var current = status == AnswerStatus.Silent ? null : new Registration(
            invitee.Key, 3, status, Bulletins.Answer, Noon + Duration.FromDays(30), Receipt.For(Campaign.Id, code, 3, status, Bulletins.Answer), RegistrationSource.PersonalLink);
        return new ReportLine(invitee, current, [.. Enumerable.Repeat(Bulletin(code), bulletins)]);
    }

    private static OpenBulletin Bulletin(string code) => new(
        "o1", InviteeKey.Of(Campaign, InviteeId.FromStored(code)), Bulletins.Answer, Noon, Receipt.For(Campaign.Id, "o1", 1, AnswerStatus.Attending, Bulletins.Answer), null);
}
