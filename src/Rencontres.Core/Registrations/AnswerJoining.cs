using System.Globalization;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>
/// Adds the answer of a second person to the one that stands, whose contact stays the contact. What both say stands once, so that the same answer can be
/// added twice (a button pressed twice) without a difference.
/// </summary>
internal static class AnswerJoining
{
    /// <returns>The joined answer; or what of <paramref name="added"/> there is no more room for.</returns>
    public static (Answer? Answer, IReadOnlyList<FieldFault> Faults) Join(Answer standing, Answer added, CampaignDefinition definition)
    {
        var joined = standing with
        {
            Attending = standing.Attending || added.Attending,
            Delegates = JoinedDelegates.Of(standing.Delegates, added.Delegates),
            Conference = standing.Conference == Conference.Undecided ? added.Conference : standing.Conference,
            Suggestions = JoinedSuggestions.Of(standing.Suggestions, added.Suggestions),
            Comment = Commented(standing.Comment, added),
            Extra = Extra(standing.Extra, added.Extra, definition.Form.Extra),
        };
        var faults = Faults(standing, added, joined).ToList();
        return (faults.Count == 0 ? joined : null, faults);
    }

    /// <summary>A block that is among the lines already is not said again.</summary>
    internal static string Lines(string standing, string added, string between = "\n")
    {
        if (added.Length == 0 || $"\n{standing}\n".Contains($"\n{added}\n", StringComparison.Ordinal))
            return standing;

        return standing.Length == 0 ? added : standing + between + added;
    }

    /// <summary>Under the second person's name, since the contact is another, unless it says nothing new.</summary>
    private static string Commented(string standing, Answer added) =>
        Lines(standing, added.Comment) == standing ? standing : Lines(standing, $"— {added.Contact.Name} —\n{added.Comment}", between: "\n\n");

    /// <summary>Fills gaps only; in the order of the form, what is no longer asked first.</summary>
    private static List<ExtraValue> Extra(IReadOnlyList<ExtraValue> standing, IReadOnlyList<ExtraValue> added, IReadOnlyList<ExtraField> asked)
    {
        var gaps = added.Where(value => !standing.Any(known => known.Id == value.Id));
        return [.. standing.Concat(gaps).OrderBy(value => asked.Index().FirstOrDefault(field => field.Item.Id == value.Id, (-1, null!)).Index)];
    }

    /// <summary>The limits of one bulletin hold for both together. What is named is how much room there is left.</summary>
    private static IEnumerable<FieldFault> Faults(Answer standing, Answer added, Answer joined)
    {
        if (joined.Delegates.Count > BulletinCheck.MaximumDelegates)
            yield return new FieldFault("delegates", FieldFaultKind.TooMany, BulletinCheck.MaximumDelegates - standing.Delegates.Count);

        if (joined.Suggestions.Count > BulletinCheck.MaximumSuggestions)
            yield return new FieldFault("suggestions", FieldFaultKind.TooMany, BulletinCheck.MaximumSuggestions - standing.Suggestions.Count);

        foreach (var (index, suggestion) in added.Suggestions.Index())
        {
            var over = JoinedSuggestions.Find(joined.Suggestions, suggestion).Text.Length - BulletinCheck.MaximumLongText;
            if (over > 0)
                yield return TooLong(string.Create(CultureInfo.InvariantCulture, $"suggestions[{index}].text"), suggestion.Text, over);
        }

        if (joined.Comment.Length > BulletinCheck.MaximumLongText)
            yield return TooLong("comment", added.Comment, joined.Comment.Length - BulletinCheck.MaximumLongText);
    }

    private static FieldFault TooLong(string field, string text, int over) => new(field, FieldFaultKind.TooLong, Math.Max(0, text.Length - over));
}
