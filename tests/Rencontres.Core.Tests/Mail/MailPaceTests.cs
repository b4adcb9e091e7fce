using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailPaceTests
{
    private static readonly SendOutcome Accepted = new SendOutcome.Accepted("id");
    private static readonly SendOutcome Busy = new SendOutcome.TryLater(DelayCause.Busy, "429");
    private static readonly SendOutcome Away = new SendOutcome.TryLater(DelayCause.OutOfReach, "refused");
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("503");

    private readonly SettableClock clock = new();

    [Fact]
    public void The_service_is_taken_at_its_word()
    {
        var pace = Pace();

        Assert.Equal(clock.Now + Duration.FromSeconds(7), pace.Note(Busy with { Rest = Duration.FromSeconds(7) }));
        Assert.Equal(clock.Now + Duration.FromMinutes(3), pace.Note(Accepted with { Rest = Duration.FromMinutes(3) }));
    }

    [Fact]
    public void A_service_that_asks_for_a_year_is_asked_again_after_an_hour()
    {
        var pace = Pace();

        Assert.Equal(clock.Now + Duration.FromHours(1), pace.Note(Busy with { Rest = Duration.FromDays(365) }));
        Assert.Equal(clock.Now + Duration.FromHours(1), pace.Note(Accepted with { Rest = Duration.FromDays(365) }));
    }

    [Fact]
    public void A_shorter_pause_does_not_cut_a_longer_one()
    {
        var pace = Pace();
        pace.Note(Busy with { Rest = Duration.FromMinutes(3) });

        Assert.Equal(clock.Now + Duration.FromMinutes(3), pace.Note(Busy with { Rest = Duration.FromSeconds(1) }));
        Assert.Equal(clock.Now + Duration.FromMinutes(3), pace.Note(Accepted));
    }

    [Fact]
    public void Pauses_double_up_to_a_cap_when_the_service_does_not_say_how_long()
    {
        var pace = Pace();

        var pauses = Enumerable.Range(0, 9).Select(_ => PauseAfter(pace, Busy).TotalMinutes);

        Assert.Equal([1, 2, 4, 8, 15, 15, 15, 15, 15], pauses);
    }

    [Theory]
    [InlineData(0.0, 48, 720)]
    [InlineData(1.0, 60, 900)]
    public void Chance_parts_those_who_come_back_by_a_fifth_at_most(double chance, double first, double longest)
    {
        var pace = Pace(chance);

        var pauses = Enumerable.Range(0, 9).Select(_ => PauseAfter(pace, Busy).TotalSeconds).ToList();

        Assert.Equal((first, longest), (pauses[0], pauses[^1]));
    }

    [Fact]
    public void A_mail_that_is_taken_on_ends_the_growing()
    {
        var pace = Pace();
        PauseAfter(pace, Busy);
        PauseAfter(pace, Busy);

        Assert.Equal(Duration.Zero, PauseAfter(pace, Accepted));

        Assert.Equal(Duration.FromMinutes(1), PauseAfter(pace, Busy));
    }

    [Fact]
    public void Failures_in_a_row_make_the_pauses_grow()
    {
        var pace = Pace();

        Assert.Equal([0, 1, 2, 4, 8, 15, 15], Enumerable.Range(0, 7).Select(n => PauseAfter(pace, n % 2 == 0 ? Lost : Away).TotalMinutes));
    }

    [Fact]
    public void Three_failures_in_a_row_are_a_trouble_until_a_mail_is_taken_on()
    {
        var pace = Pace();
        PauseAfter(pace, Lost);
        PauseAfter(pace, Away);
        Assert.Null(pace.Trouble);

        PauseAfter(pace, Lost);
        var third = clock.Now;
        PauseAfter(pace, Away);

        Assert.Equal(new MailTrouble(third, "503"), pace.Trouble);
        pace.Note(Accepted);
        Assert.Null(pace.Trouble);
    }

    [Fact]
    public void Failures_with_a_success_between_them_are_no_trouble()
    {
        var pace = Pace();

        foreach (var outcome in new[] { Lost, Lost, Accepted, Lost, Lost, new SendOutcome.Refused("400", 0), Away, Away })
            PauseAfter(pace, outcome);

        Assert.Null(pace.Trouble);
    }

    [Fact]
    public void A_busy_service_is_no_trouble()
    {
        var pace = Pace();

        foreach (var outcome in Enumerable.Repeat(Busy, 10))
            PauseAfter(pace, outcome);

        Assert.Null(pace.Trouble);
    }

    [Fact]
    public void What_the_service_has_nothing_to_do_with_slows_nothing_and_proves_nothing()
    {
        var pace = Pace();
        PauseAfter(pace, Lost);
        PauseAfter(pace, Lost);

        Assert.Equal(Duration.Zero, PauseAfter(pace, SendOutcome.TryLater.HeldUp));
        Assert.Equal(Duration.Zero, PauseAfter(pace, new SendOutcome.NotAuthorised("401")));
        Assert.Equal(Duration.Zero, PauseAfter(pace, new SendOutcome.Unwritable("no template")));

        PauseAfter(pace, Lost);
        Assert.NotNull(pace.Trouble);
    }

    private MailPace Pace(double chance = 1) => new(new MemoryMailAllowance(), clock, MailStage.Options with { Chance = () => chance });

    /// <summary>How long the pause is, once everything before is over.</summary>
    private Duration PauseAfter(MailPace pace, SendOutcome outcome)
    {
        clock.Now += Duration.FromHours(1);
        return pace.Note(outcome) is { } until ? until - clock.Now : Duration.Zero;
    }
}
