using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>What became of one request to the mail service. A closed set: <c>design.md</c>'s table of replies.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>How long the service wants to be left in peace before the next request; null if it does not say.</summary>
    public Duration? Rest { get; init; }

    /// <summary>The service has taken on every mail of the request.</summary>
    /// <param name="MessageId">The service's own name for the request, if it gave one.</param>
    public sealed record Accepted(string? MessageId) : SendOutcome;

    /// <summary>Certainly not taken on; may be tried again, after <see cref="Rest"/> if given.</summary>
    public sealed record TryLater(DelayCause Cause, string Reason) : SendOutcome
    {
        /// <summary>Its sender was held up past its lease. By then others may have judged its claim.</summary>
        public static TryLater HeldUp { get; } = new(DelayCause.Ours, "its sender was held up past its lease");
    }

    /// <summary>Refused as it is, nothing of it taken on.</summary>
    /// <param name="Index">Which mail of the request is at fault, if the service named it.</param>
    public sealed record Refused(string Reason, int? Index) : SendOutcome;

    /// <summary>Refused for its size, nothing of it taken on.</summary>
    public sealed record TooLarge : SendOutcome;

    /// <summary>The service refuses our key: no mail can go until somebody mends that. Nothing of it taken on.</summary>
    public sealed record NotAuthorised(string Reason) : SendOutcome;

    /// <summary>It could not be written: a template is faulty or missing. The reason names it, its place and the fault. Nothing was posted, and nothing will be until somebody mends it.</summary>
    public sealed record Unwritable(string Reason) : SendOutcome;

    /// <summary>Nobody knows whether it was taken on.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}

/// <summary>Why a mail was not taken on for now.</summary>
public enum DelayCause
{
    /// <summary>Nothing that the mail service has to do with.</summary>
    Ours,

    /// <summary>The service asks to slow down.</summary>
    Busy,

    /// <summary>The service cannot be reached.</summary>
    OutOfReach,
}
