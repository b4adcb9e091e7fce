using NodaTime;

namespace Rencontres.Standalone.Commands;

/// <summary>What was asked of <c>serve</c>.</summary>
/// <param name="Campaign">A campaign folder to load.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Clock">When the clock begins, if not now.</param>
/// <param name="Speed">How many times faster it runs.</param>
/// <param name="Start">Whether the campaign is started at once.</param>
internal sealed record ServeOrder(int Port, string? Campaign, string Data, Instant? Clock, double Speed, bool Start);
