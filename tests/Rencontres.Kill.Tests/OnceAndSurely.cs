namespace Rencontres.Kill.Tests;

internal static class OnceAndSurely
{
    /// <summary>Each of them has exactly one mail, and nobody else has any.</summary>
    public static void Holds(IEnumerable<string> invitees, IEnumerable<ArrivedMail> arrived)
    {
        var counts = arrived.GroupBy(mail => mail.Invitee).ToDictionary(group => group.Key, group => group.Count());
        var eligible = invitees.ToHashSet();

        Assert.Empty(counts.Where(each => each.Value > 1).Select(each => $"{each.Key} got {each.Value}"));
        Assert.Empty(eligible.Except(counts.Keys).Select(invitee => $"{invitee} got none"));
        Assert.Empty(counts.Keys.Except(eligible).Select(invitee => $"{invitee} got one and should not"));
    }
}
