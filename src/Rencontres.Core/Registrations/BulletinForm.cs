namespace Rencontres.Core.Registrations;

/// <summary>A bulletin as it was typed, unchecked: the JSON of <c>contract.md</c>. Anything may be missing.</summary>
public sealed record BulletinForm
{
    public OrganisationFields? Organisation { get; init; }

    public ContactFields? Contact { get; init; }

    public bool? Attending { get; init; }

    public IReadOnlyList<DelegateFields?>? Delegates { get; init; }

    public string? Conference { get; init; }

    public IReadOnlyList<SuggestionFields?>? Suggestions { get; init; }

    public string? Comment { get; init; }

    /// <summary>Answers to the organisers' own questions, by their ids.</summary>
    public IReadOnlyDictionary<string, string?>? Extra { get; init; }

    public string? Language { get; init; }

    public bool? Consent { get; init; }
}

/// <param name="Kind">Null where it was not asked for, which is not the same as left empty; so with <paramref name="Country"/>.</param>
public sealed record OrganisationFields(string? Name, string? Kind, string? Country, string? Code);

public sealed record ContactFields(string? Name, string? Role, string? Email, string? Phone);

public sealed record DelegateFields(string? Name, string? Role, string? Email);

public sealed record SuggestionFields(string? About, string? Topic, string? Text)
{
    public bool? Wanted { get; init; }

    public bool? Contributes { get; init; }
}
