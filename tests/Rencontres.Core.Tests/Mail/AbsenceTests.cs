using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Tests.Mail;

public sealed class AbsenceTests
{
    private static readonly Instant Claimed = Instant.FromUtc(2023, 8, 21, 12, 0);
    private static readonly Instant Lease = Claimed + Duration.FromMinutes(10);
    private static readonly Instant Reported = Claimed + Duration.FromHours(1);
    private static readonly Duration Grace = Duration.FromHours(24);
    private static readonly string Attempt = AttemptId.New(Claimed);
    private static readonly WebhookWatch Watched = new(Lease, null, Lease, null);

    [Fact]
    public void Absence_is_believed_when_a_later_batch_was_reported_and_the_grace_has_passed()
    {
        Assert.True(Believed());
        Assert.True(Believed(now: Lease + Grace + Duration.FromDays(30)));
    }

    [Fact]
    public void Not_before_the_grace_has_passed_since_the_lease() => Assert.False(Believed(now: Lease + Grace - Duration.FromTicks(1)));

    [Fact]
    public void Not_before_the_grace_has_passed_since_the_last_outage_of_the_webhook()
    {
        var outage = Watched with { OutageUntil = Lease + Duration.FromHours(5) };

        Assert.False(Believed(watch: outage, now: Lease + Duration.FromHours(5) + Grace - Duration.FromTicks(1)));
        Assert.True(Believed(watch: outage, now: Lease + Duration.FromHours(5) + Grace));
    }

    [Fact]
    public void An_outage_that_was_over_before_shortens_nothing() =>
        Assert.False(Believed(watch: Watched with { OutageUntil = Claimed - Duration.FromDays(3) }, now: Lease + Grace - Duration.FromTicks(1)));

    [Fact]
    public void Not_without_a_later_batch_that_was_fully_reported()
    {
        Assert.False(BelievedIf(null));
        Assert.False(BelievedIf(Claimed));
        Assert.False(BelievedIf(Claimed - Duration.FromMilliseconds(1)));
    }

    [Fact]
    public void Not_while_the_webhook_refuses_posts() => Assert.False(Believed(watch: Watched with { RefusedAt = Lease + Duration.FromSeconds(1) }));

    [Fact]
    public void Not_for_an_attempt_of_which_nobody_knows_when_it_was_claimed() =>
        Assert.False(Absence.IsBelieved("attempt-1", Lease, Reported, Watched, Lease + Grace, Grace));

    private static bool Believed(Instant? now, Instant? reported, WebhookWatch? watch) =>
        Absence.IsBelieved(Attempt, Lease, reported, watch ?? Watched, now ?? Lease + Grace, Grace);

    private static bool Believed(Instant? now = null, WebhookWatch? watch = null) => Believed(now, Reported, watch);

    private static bool BelievedIf(Instant? reported) => Believed(null, reported, null);
}
