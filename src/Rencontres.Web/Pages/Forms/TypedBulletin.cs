using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>The form as somebody typed it, or as it is offered to be typed in: shown again exactly so when something is wrong.</summary>
/// <param name="Attending"><c>yes</c>, <c>no</c> or empty.</param>
/// <param name="Revision">The revision that the form was opened on; 0: none; null: not said.</param>
internal sealed record TypedBulletin(
    OrganisationFields Organisation,
    ContactFields Contact,
    string Attending,
    IReadOnlyList<DelegateFields> Delegates,
    string Conference,
    IReadOnlyList<TypedSuggestion> Suggestions,
    string Comment,
    bool Consent,
    int? Revision,
    string Language)
{
    /// <summary>What is to become of somebody else's answer: <c>add</c>, <c>replace</c> or empty.</summary>
    public string Second { get; init; } = "";

    /// <summary>Answers to the organisers' own questions, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}

/// <summary>One row of the suggestions: a topic of the campaign, or a free proposal.</summary>
/// <param name="Topic">Empty for a free proposal.</param>
/// <param name="Wanted">Whether "we would like this" was ticked.</param>
/// <param name="Contributes">Whether "we could contribute" was ticked.</param>
internal sealed record TypedSuggestion(string About, string Topic, bool Wanted, bool Contributes, string Text)
{
    /// <summary>Rows that neither tick anything of a topic nor say anything are no suggestions.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && !((Wanted || Contributes) && Topic.Length > 0);
}
