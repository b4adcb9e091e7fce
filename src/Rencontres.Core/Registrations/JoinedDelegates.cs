namespace Rencontres.Core.Registrations;

/// <summary>The delegates of two answers for one organisation.</summary>
internal static class JoinedDelegates
{
    public static IReadOnlyList<Delegate> Of(IReadOnlyList<Delegate> standing, IReadOnlyList<Delegate> added)
    {
        var joined = standing.ToList();
        foreach (var person in added)
        {
            var known = joined.FindIndex(each => IsSame(each, person));
            if (known < 0)
                joined.Add(person);
            else if (joined[known].Role.Length == 0)
                joined[known] = joined[known] with { Role = person.Role };
        }

        return joined;
    }

    /// <summary>By name and address, neither of which two people write in the same case. Two of one name only may be two people.</summary>
    private static bool IsSame(Delegate one, Delegate other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase) && string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase);
}
