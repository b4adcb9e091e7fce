using System.Globalization;
using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>
/// Ids of attempts: UUIDs of version 7 (RFC 9562), whose first 48 bits are the instant of the claim, so that of two attempts it can be told which came later.
/// Opaque to the mail service, which gives them back with its events.
/// </summary>
public static class AttemptId
{
    private const int TimeDigits = 12;
    private const int VersionAt = 12;

    public static string New(Instant at) => Guid.CreateVersion7(at.ToDateTimeOffset()).ToString("N");

    /// <returns>When it was claimed; null for an id of another form.</returns>
    public static Instant? ClaimedAt(string attempt) =>
        attempt.Length > VersionAt && attempt[VersionAt] == '7'
        && long.TryParse(attempt.AsSpan(0, TimeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
            ? Instant.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
