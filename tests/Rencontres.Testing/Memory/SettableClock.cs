using NodaTime;

namespace Rencontres.Testing.Memory;

public sealed class SettableClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2023, 7, 10, 8, 0);

    public Instant GetCurrentInstant() => Now;
}
