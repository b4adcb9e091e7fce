using System.Text;
using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>
/// A form that somebody began behind a personal link and has not sent. It is no answer: it counts nowhere, is not reported, and silences no reminder.
/// </summary>
/// <param name="Form">What was typed, as JSON. Opaque here: whoever shows the form knows what it means.</param>
/// <param name="Revision">The revision of the answer that it was begun on; 0: none.</param>
/// <param name="Version">Opaque; changes with every save. Empty for one that is still to be saved.</param>
public sealed record Draft(InviteeKey Key, string Form, Instant SavedAt, int Revision, string Version)
{
    /// <summary>In bytes of UTF-8; more than a form of 64 KiB takes, unless it is full of characters that JSON writes as numbers.</summary>
    public const int MaximumLength = 192 * 1024;

    public bool IsTooLarge => Encoding.UTF8.GetByteCount(Form) > MaximumLength;

    /// <summary>Whether it says what the other one says, whoever saved it when.</summary>
    public bool SaysTheSameAs(Draft other) => Form == other.Form && Revision == other.Revision;
}
