using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>The delegates of an edit, with what is stored of each and no longer asked.</summary>
internal static class KeptDelegates
{
    public static IReadOnlyList<Delegate> Of(IReadOnlyList<Delegate> sent, IReadOnlyList<Delegate> stored, FormRules rules)
    {
        if (!rules.Asks("delegates"))
            return stored;

        var (asksRole, asksEmail) = (rules.Asks("delegates.role"), rules.Asks("delegates.email"));
        if (asksRole && asksEmail)
            return sent;

        var left = stored.ToList();
        return [.. sent.Select(person => Taken(person, left) is { } known
            ? person with { Role = asksRole ? person.Role : known.Role, Email = asksEmail ? person.Email : known.Email }
            : person)];
    }

    /// <summary>
    /// Each stored one is one person: the namesake who says the same besides before any other, else whoever has that address. A line that now names somebody else
    /// gets nothing of who stood there before.
    /// </summary>
    private static Delegate? Taken(Delegate person, List<Delegate> left)
    {
        var known = left.Find(each => IsSame(each.Name, person.Name) && (IsSaid(person.Role, each.Role) || IsSaid(person.Email, each.Email)))
            ?? left.Find(each => IsSame(each.Name, person.Name))
            ?? left.Find(each => IsSaid(person.Email, each.Email));
        if (known is not null)
            left.Remove(known);

        return known;
    }

    private static bool IsSaid(string text, string known) => text.Length > 0 && IsSame(text, known);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
