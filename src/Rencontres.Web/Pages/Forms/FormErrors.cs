using System.Text;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What is wrong with a form, by field: the first fault of each.</summary>
internal sealed class FormErrors(TypedBulletin typed, IReadOnlyList<FieldFault> faults, ProductTexts texts)
{
    private static readonly string[] Order = ["organisation", "contact", "second", "attending", "conference", "delegates", "suggestions", "comment", "consent"];

    private readonly Dictionary<string, string> messages = faults
        .GroupBy(fault => BulletinFormFields.FieldOf(fault.Field, typed))
        .ToDictionary(group => group.Key, group => texts.Message(group.First()));

    public int Count => messages.Count;

    /// <summary>The message at that field, or empty.</summary>
    public string At(string field) => messages.GetValueOrDefault(field, "");

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<ErrorView> Summary =>
    [
        .. messages
            .OrderBy(error => Array.FindIndex(Order, part => error.Key.StartsWith(part, StringComparison.Ordinal)))
            .Select(error => new ErrorView(IdOf(error.Key), texts.Label(error.Key), error.Value)),
    ];

    /// <summary><c>delegates[1].email</c> → <c>delegates-1-email</c>: dots and brackets mean something else in style sheets.</summary>
    public static string IdOf(string field)
    {
        var id = new StringBuilder(field.Length);
        foreach (var character in field.Replace("]", "", StringComparison.Ordinal))
        {
            id.Append(character is '.' or '[' ? '-' : character);
        }

        return id.ToString();
    }
}
