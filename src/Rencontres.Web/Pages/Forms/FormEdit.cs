using System.Globalization;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What a button of the form changes in what was typed, while nothing is sent yet: a line more or less, or the language.</summary>
/// <param name="Focus">The id of the element to go on with.</param>
internal sealed record FormEdit(TypedBulletin Typed, string Focus)
{
    private const string Remove = "remove-";

    /// <param name="row">The delegate's place in the list, as in the names of its fields.</param>
    public static string RemoveOf(int row) => string.Create(CultureInfo.InvariantCulture, $"{Remove}{row}");

    /// <returns>Null for a button that does something else.</returns>
    public static FormEdit? Of(string action, TypedBulletin typed) => action switch
    {
        SentForm.More => More(typed),
        SentForm.Language => new(typed, ""),
        _ when action.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(action.AsSpan(Remove.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row) => Without(typed, row),
        _ => null,
    };

    private static FormEdit More(TypedBulletin typed) => typed.Delegates.Count < BulletinCheck.MaximumDelegates
        ? new(typed with { Delegates = [.. typed.Delegates, Prefill.EmptyLine] }, FocusOf(typed.Delegates.Count))
        : new(typed, "delegates");

    /// <summary>The line that moves up, or the one before the last: who removes by the keyboard stays where the line was.</summary>
    private static FormEdit Without(TypedBulletin typed, int row)
    {
        IReadOnlyList<DelegateFields> left = [.. typed.Delegates.Where((_, index) => index != row)];
        if (left.Count == 0)
            left = [Prefill.EmptyLine];

        return new(typed with { Delegates = left }, FocusOf(Math.Min(row, left.Count - 1)));
    }

    private static string FocusOf(int row) => string.Create(CultureInfo.InvariantCulture, $"delegates-{row}-name");
}
