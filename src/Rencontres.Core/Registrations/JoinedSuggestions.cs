namespace Rencontres.Core.Registrations;

/// <summary>The suggestions of two answers for one organisation: one on each topic of the campaign, and every free proposal.</summary>
internal static class JoinedSuggestions
{
    public static IReadOnlyList<Suggestion> Of(IReadOnlyList<Suggestion> standing, IReadOnlyList<Suggestion> added)
    {
        var joined = standing.ToList();
        foreach (var suggestion in added)
        {
            var known = joined.FindIndex(each => IsSame(each, suggestion));
            if (known < 0)
                joined.Add(suggestion);
            else if (joined[known] != suggestion)
                joined[known] = Both(joined[known], suggestion);
        }

        return joined;
    }

    /// <summary>What became of one that was joined.</summary>
    public static Suggestion Find(IReadOnlyList<Suggestion> joined, Suggestion added) => joined.First(each => IsSame(each, added));

    /// <summary>Free proposals have nothing in common but their text.</summary>
    private static bool IsSame(Suggestion one, Suggestion other) =>
        one.About == other.About && one.Topic == other.Topic && (one.Topic.Length > 0 || one.Text == other.Text);

    private static Suggestion Both(Suggestion standing, Suggestion added) => standing with
    {
        Wanted = standing.IsWish || added.IsWish,
        Contributes = standing.Contributes || added.Contributes,
        Text = AnswerJoining.Lines(standing.Text, added.Text),
    };
}
