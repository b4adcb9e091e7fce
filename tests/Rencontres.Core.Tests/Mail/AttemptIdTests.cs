using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Tests.Mail;

public sealed class AttemptIdTests
{
    private static readonly Instant At = Instant.FromUtc(2023, 8, 21, 12, 0) + Duration.FromMilliseconds(123);

    [Fact]
    public void An_id_tells_to_the_millisecond_when_it_was_claimed()
    {
        var attempt = AttemptId.New(At + Duration.FromTicks(4567));

        Assert.Equal(At, AttemptId.ClaimedAt(attempt));
    }

    [Fact]
    public void Two_ids_of_the_same_instant_differ() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => AttemptId.New(At)).Distinct().Count());

    [Fact]
    public void An_id_can_stand_in_a_column_and_in_a_custom_argument() => Assert.Matches("^[0-9a-f]{32}$", AttemptId.New(At));

    /// <summary>RFC 9562's own example of version 7: 22 February 2022, 19:22:22 UTC.</summary>
    [Fact]
    public void The_example_of_the_standard_is_read() =>
        Assert.Equal(Instant.FromUtc(2022, 2, 22, 19, 22, 22), AttemptId.ClaimedAt("017f22e279b07cc398c4dc0c0c07398f"));

    [Theory]
    [InlineData("")]
    [InlineData("attempt-1")]
    [InlineData("017f22e279b0")]
    [InlineData("9c5b94b1c5294fb8a1f0e1d9b6a1c3d2")]
    [InlineData("not-a-number7xxxxxxx")]
    public void Of_an_id_of_another_form_nobody_knows_when(string attempt) => Assert.Null(AttemptId.ClaimedAt(attempt));
}
