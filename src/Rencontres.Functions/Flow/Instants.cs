using NodaTime;

namespace Rencontres.Functions.Flow;

/// <summary>Instants cross an orchestration as UTC times: its history is JSON that knows no others.</summary>
internal static class Instants
{
    /// <summary>A time that comes back from a history without its kind is UTC all the same.</summary>
    public static Instant FromUtc(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
