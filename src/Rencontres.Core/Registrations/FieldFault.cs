namespace Rencontres.Core.Registrations;

/// <summary>What is wrong with a field of a bulletin. Its words, in the reader's language, are the page's.</summary>
/// <param name="Field">Where, as in the JSON: <c>delegates[1].email</c>.</param>
/// <param name="Limit">For <see cref="FieldFaultKind.TooLong"/> and <see cref="FieldFaultKind.TooMany"/>, how much is allowed.</param>
public sealed record FieldFault(string Field, FieldFaultKind Kind, int? Limit = null);

public enum FieldFaultKind
{
    Required,
    TooLong,
    TooMany,
    NotAnAddress,
    NotAPhone,
    NotANumber,
    NotADate,
    NotAChoice,

    /// <summary>A mere "no" says nothing that could be added to another person's "yes".</summary>
    NothingToAdd,

    ConsentNeeded,

    /// <summary>This campaign's bulletin does not ask for it; what it says would be lost.</summary>
    NotAsked,

    /// <summary>Characters that cannot be shown or printed.</summary>
    Unprintable,
}
