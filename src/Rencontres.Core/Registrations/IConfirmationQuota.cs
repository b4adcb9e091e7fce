using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>How many bulletins one mailbox is asked to confirm. Anybody can type anybody's address into the open form, so what that makes us send has an end.</summary>
public interface IConfirmationQuota
{
    /// <summary>
    /// Counts one bulletin of the open form against the day of the mailbox it is to be confirmed from; over all processes, and across restarts. The same bulletin again
    /// counts once, so it may run twice. What was counted and then not stored stays counted.
    /// </summary>
    /// <param name="address">In any case; it is kept as a digest only.</param>
    /// <returns>False if the mailbox was asked often enough that day: then nothing may be sent to it.</returns>
    Task<bool> TakeAsync(CampaignId campaign, string address, string openId, LocalDate day, CancellationToken cancellationToken);

    /// <summary>
    /// Frees the place of a bulletin that whoever has the mailbox has confirmed or rejected: they read what they are sent, and somebody else's bulletins must not
    /// keep them from their own. May run twice, and for one that has no place.
    /// </summary>
    /// <inheritdoc cref="TakeAsync" path="/param"/>
    Task GiveBackAsync(CampaignId campaign, string address, string openId, CancellationToken cancellationToken);
}

/// <summary>The record behind <see cref="IConfirmationQuota"/>, and its rule.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Taken">The bulletins of that day.</param>
public sealed record ConfirmationQuota(LocalDate Day, IReadOnlyList<string> Taken)
{
    /// <summary>More than one office answers for in a day, corrections included.</summary>
    public const int PerDay = 5;

    public static ConfirmationQuota None { get; } = new(new LocalDate(1, 1, 1), []);

    /// <returns>What to keep, which is this very record if nothing changes, and whether the bulletin may be sent.</returns>
    public (ConfirmationQuota After, bool Taken) Take(string openId, LocalDate day)
    {
        if (Day != day)
            return (new ConfirmationQuota(day, [openId]), true);

        if (Taken.Contains(openId))
            return (this, true);

        return Taken.Count < PerDay ? (this with { Taken = [.. Taken, openId] }, true) : (this, false);
    }

    /// <returns>What to keep, which is this very record if the bulletin has no place.</returns>
    public ConfirmationQuota GiveBack(string openId) => Taken.Contains(openId) ? this with { Taken = [.. Taken.Where(taken => taken != openId)] } : this;
}
