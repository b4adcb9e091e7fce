using System.Text.Json.Serialization;
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
    /// <summary>The version of the draft that the form was opened on; empty: none.</summary>
    [JsonIgnore]
    public string Draft { get; init; } = "";

    /// <summary>What is to become of somebody else's answer: <c>add</c>, <c>replace</c> or empty.</summary>
    [JsonIgnore]
    public string Second { get; init; } = "";

    /// <summary>Answers to the organisers' own questions, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>Without the lines that were left empty.</summary>
    [JsonIgnore]
    public IReadOnlyList<DelegateFields> NamedDelegates =>
        [.. Delegates.Where(person => !string.IsNullOrWhiteSpace(string.Concat(person.Name, person.Role, person.Email)))];

    /// <summary>Whether who does not come wants to say more than that.</summary>
    [JsonIgnore]
    public bool SaysMore { get; init; }

    /// <summary>The domain of the mailbox that the invitation went to; empty on the open form.</summary>
    [JsonIgnore]
    public string ListedDomain { get; init; } = "";

    /// <summary>Addresses that were asked about already because they look mistyped.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>What was said to that, by the field of the address.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Likely { get; init; } = new Dictionary<string, string>();
}

/// <summary>One row of the suggestions: a topic of the campaign, or a free proposal.</summary>
/// <param name="Topic">Empty for a free proposal.</param>
/// <param name="Wanted">Whether "we would like this" was ticked.</param>
/// <param name="Contributes">Whether "we could contribute" was ticked.</param>
internal sealed record TypedSuggestion(string About, string Topic, bool Wanted, bool Contributes, string Text)
{
    /// <summary>Rows that neither tick anything of a topic nor say anything are no suggestions.</summary>
    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && !((Wanted || Contributes) && Topic.Length > 0);
}
