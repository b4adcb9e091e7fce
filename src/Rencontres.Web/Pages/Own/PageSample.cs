namespace Rencontres.Web.Pages.Own;

/// <summary>A page in one of its states.</summary>
/// <param name="Where">Which state it is, to end a sentence with.</param>
internal sealed record PageSample(Page Page, string Where)
{
    /// <summary>Whether somebody else than the contact of the answer reads it.</summary>
    public bool IsOther { get; init; }
}
