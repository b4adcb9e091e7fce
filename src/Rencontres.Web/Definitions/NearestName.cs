using F23.StringSimilarity;

namespace Rencontres.Web.Definitions;

/// <summary>Guesses which known name somebody meant who wrote another.</summary>
internal static class NearestName
{
    private static readonly Damerau Letters = new();

    /// <returns>Null if none is near: more than a third of the letters would have to change.</returns>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var nearest = known
            .Select(name => (Name: name, Distance: Letters.Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(each => each.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, nearest.Name.Length / 3) ? nearest.Name : null;
    }
}
