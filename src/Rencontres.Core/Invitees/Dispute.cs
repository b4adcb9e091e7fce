using NodaTime;

namespace Rencontres.Core.Invitees;

/// <summary>The word of who has a mailbox that an answer given with its address was not theirs.</summary>
/// <param name="Email">The address of whoever gave the answer.</param>
/// <param name="At">When it was first said.</param>
public sealed record Dispute(string Email, Instant At)
{
    public bool IsOf(string email) => string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);
}
