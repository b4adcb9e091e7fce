using System.Text.Json.Serialization;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>What a bulletin says, checked. <see cref="BulletinCheck"/> makes it; nothing else does, but storage reading back.</summary>
public sealed record Answer(
    Organisation Organisation,
    Contact Contact,
    bool Attending,
    IReadOnlyList<Delegate> Delegates,
    Conference Conference,
    IReadOnlyList<Suggestion> Suggestions,
    string Comment,
    Language Language)
{
    /// <summary>Answers to the organisers' own questions, in the order of the definition; only those that say something.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ExtraValue> Extra { get; init; } = [];

    /// <summary>"No", and nothing else.</summary>
    [JsonIgnore]
    public bool IsBareNo =>
        !Attending && Conference != Conference.Yes && Delegates.Count + Suggestions.Count + Extra.Count == 0 && Comment.Length == 0;
}

/// <param name="Id">Of the campaign's <see cref="ExtraField"/>.</param>
/// <param name="Value">As <see cref="BulletinCheck"/> leaves it: a choice's id, a number with a decimal point, a date like 2023-09-18, or the text.</param>
public sealed record ExtraValue(string Id, string Value);

/// <summary>The local government that answers, as it names itself.</summary>
public sealed record Organisation(string Name, string Kind, string Country, string Code);

/// <summary>Who filled the bulletin in and gets its mails.</summary>
public sealed record Contact(string Name, string Role, string Email, string Phone)
{
    /// <summary>To all appearance: who writes the same address, or the same name with an address that was corrected.</summary>
    public bool IsSamePerson(Contact other) => IsSameAddress(other) || IsSameName(other);

    public bool IsSameAddress(Contact other) => IsSame(Email, other.Email);

    public bool IsSameName(Contact other) => IsSame(Name, other.Name);

    private static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A person who will come.</summary>
public sealed record Delegate(string Name, string Role, string Email);

/// <summary>Whether they mean to come to the event itself, beyond the meeting.</summary>
public enum Conference
{
    Undecided,
    Yes,
    No,
}

public enum SuggestionSubject
{
    Workshop,
    Theme,
}

/// <param name="Topic">One of the campaign's workshops or themes; empty for a free proposal.</param>
public sealed record Suggestion(SuggestionSubject About, string Topic, string Text)
{
    /// <summary>"We would like this."</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Wanted { get; init; }

    /// <summary>"We could contribute."</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Contributes { get; init; }

    /// <summary>Naming a topic and nothing else means to ask for it: all that could be said of one before.</summary>
    [JsonIgnore]
    public bool IsWish => Wanted || (Topic.Length > 0 && !Contributes && Text.Length == 0);
}
