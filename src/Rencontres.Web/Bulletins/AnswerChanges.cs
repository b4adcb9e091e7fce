using Rencontres.Core.Registrations;

namespace Rencontres.Web.Bulletins;

/// <summary>Where two states of a bulletin differ, so that nobody overwrites unseen what somebody else wrote.</summary>
internal static class AnswerChanges
{
    public const string Status = "status";

    /// <summary>The field of an answer to one of the organisers' own questions.</summary>
    public static string Extra(string id) => $"extra.{id}";

    private static readonly (string Field, Func<Answer, object> Value)[] Fields =
    [
        ("organisation", answer => answer.Organisation),
        ("contact.name", answer => answer.Contact.Name),
        ("contact.role", answer => answer.Contact.Role),
        ("contact.email", answer => answer.Contact.Email),
        ("contact.phone", answer => answer.Contact.Phone),
        ("attending", answer => answer.Attending),
        ("conference", answer => answer.Conference),
        ("comment", answer => answer.Comment),
        ("language", answer => answer.Language),
    ];

    /// <returns>Names of fields as in the JSON, and <c>status</c> when one of the two is withdrawn.</returns>
    public static IReadOnlyList<string> Between(Registration before, Registration after)
    {
        var changed = Between(before.Answer, after.Answer);
        return (before.Status == Core.Invitees.AnswerStatus.Withdrawn) == (after.Status == Core.Invitees.AnswerStatus.Withdrawn) ? changed : [Status, .. changed];
    }

    public static IReadOnlyList<string> Between(Answer before, Answer after)
    {
        var changed = Fields.Where(field => !field.Value(before).Equals(field.Value(after))).Select(field => field.Field).ToList();
        if (!before.Delegates.SequenceEqual(after.Delegates))
            changed.Add("delegates");

        if (!before.Suggestions.SequenceEqual(after.Suggestions))
            changed.Add("suggestions");

        return [.. changed, .. before.Extra.Except(after.Extra).Union(after.Extra.Except(before.Extra)).Select(value => Extra(value.Id)).Distinct()];
    }
}
