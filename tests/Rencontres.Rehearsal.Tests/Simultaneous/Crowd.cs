using System.Globalization;

namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>A thousand attempts for three hundred invitees; those that collide come one right after the other.</summary>
internal static class Crowd
{
    public const int Invitees = 300;
    public const int Attempts = 1000;

    private const int LargestGroup = 6;

    private static readonly Way[] Ways =
        [Way.BlindPut, Way.BlindPut, Way.Put, Way.Put, Way.Put, Way.Form, Way.Form, Way.Form, Way.Repeat, Way.Repeat, Way.Withdraw, Way.WithdrawByForm, Way.MoreLines];

    public static string CodeOf(int invitee) => string.Create(CultureInfo.InvariantCulture, $"S{invitee:000}");

    public static string EmailOf(int invitee) => $"mairie@{CodeOf(invitee).ToLowerInvariant()}.example";

    public static string List => "code,name,kind,country,language,email\n" + string.Concat(Enumerable.Range(0, Invitees).Select(invitee =>
        $"{CodeOf(invitee)},Ville {CodeOf(invitee)},commune,FR,{(invitee % 3) switch { 0 => "fr", 1 => "ja", _ => "en" }},{EmailOf(invitee)}\n"));

    public static IReadOnlyList<Attempt> Of(int seed)
    {
        var chance = new Random(seed);
        var waiting = Enumerable.Range(0, Invitees).ToArray();
        chance.Shuffle(waiting);
        var (attempts, answered) = (new List<Attempt>(), 0);
        while (attempts.Count < Attempts)
        {
            // Everybody has a turn in the first seven hundred; some have many.
            var invitee = answered < Invitees ? waiting[answered++] : chance.Next(Invitees / 6);
            var size = answered < Invitees ? 1 + (chance.Next(3) / 2 * chance.Next(LargestGroup)) : 1 + chance.Next(LargestGroup);
            var group = Enumerable.Range(attempts.Count, Math.Min(size, Attempts - attempts.Count)).Select(number => One(invitee, number, chance)).ToList();
            attempts.AddRange(group.Select(attempt => attempt.Way == Way.Repeat ? Again(attempt, group, attempts) : attempt));
        }

        return attempts;
    }

    private static Attempt One(int invitee, int number, Random chance) =>
        new(invitee, Ways[chance.Next(Ways.Length)], string.Create(CultureInfo.InvariantCulture, $"contenu {number}"), IsAttending: chance.Next(4) > 0);

    /// <summary>The first of its group if that one can be repeated, else an earlier one of the same invitee, else none.</summary>
    private static Attempt Again(Attempt attempt, List<Attempt> group, List<Attempt> before) =>
        group.Concat(before.AsEnumerable().Reverse()).FirstOrDefault(other => other.Invitee == attempt.Invitee && other.Way == Way.BlindPut) is { } repeated
            ? attempt with { Comment = repeated.Comment, IsAttending = repeated.IsAttending }
            : attempt with { Way = Way.BlindPut };
}
