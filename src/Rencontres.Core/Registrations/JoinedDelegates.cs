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
            else
                joined[known] = joined[known] with { Role = Fuller(joined[known].Role, person.Role), Email = Fuller(joined[known].Email, person.Email) };
        }

        return joined;
    }

    /// <summary>By name and address, neither of which two people write in the same case, and of which the address may be left out. With two addresses they are two.</summary>
    private static bool IsSame(Delegate one, Delegate other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && (one.Email.Length == 0 || other.Email.Length == 0 || string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase));

    private static string Fuller(string standing, string added) => standing.Length > 0 ? standing : added;
}
