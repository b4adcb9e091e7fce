namespace Rencontres.Core.Registrations;

/// <summary>What became of a draft. A closed set.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <summary>It is kept, and not sent.</summary>
    public sealed record Saved(Draft Draft) : DraftOutcome;

    /// <summary>There is none now.</summary>
    public sealed record Discarded : DraftOutcome;

    /// <summary>It is not the one that was seen; nothing was written.</summary>
    /// <param name="Current">What is kept now; null: it was discarded, or a bulletin was sent.</param>
    public sealed record Changed(Draft? Current) : DraftOutcome;

    /// <summary>It has more than <see cref="Registrations.Draft.MaximumLength"/>; nothing was written.</summary>
    public sealed record TooLarge : DraftOutcome;
}
