using System.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What is wrong with a form, by field: the first fault of each.</summary>
internal sealed class FormErrors(TypedBulletin typed, IReadOnlyList<FieldFault> faults, FormRules rules, ProductTexts texts)
{
    private static readonly string[] Order = ["attending", "organisation", "contact", "second", "delegates", "conference", "suggestions", "extra", "comment", "consent"];

    private readonly Dictionary<string, string> messages = faults
        .GroupBy(fault => BulletinFormFields.FieldOf(fault.Field, typed))
        .ToDictionary(group => group.Key, group => MessageOf(group.First(), texts));

    public int Count => messages.Count;

    /// <summary>The message at that field, or empty.</summary>
    public string At(string field) => messages.GetValueOrDefault(field, "");

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<ErrorView> Summary =>
    [
        .. messages
            .OrderBy(error => Array.FindIndex(Order, part => error.Key.StartsWith(part, StringComparison.Ordinal)))
            .Select(error => new ErrorView(IdOf(error.Key), LabelOf(error.Key), error.Value)),
    ];

    /// <summary>Whether anything is wrong with a field of that name or below it.</summary>
    public bool AnyAt(string part) => messages.Keys.Any(field => field.StartsWith(part, StringComparison.Ordinal));

    /// <summary>A topic is chosen by nobody: it stands on the form, or did.</summary>
    private static string MessageOf(FieldFault fault, ProductTexts texts) =>
        fault is { Kind: FieldFaultKind.NotAChoice } && fault.Field.EndsWith("].topic", StringComparison.Ordinal) ? texts.Text("fault_topic_gone") : texts.Message(fault);

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

    private string LabelOf(string field) =>
        rules.Extra.FirstOrDefault(question => BulletinFormFields.NameOfExtra(question.Id) == field)?.Label.In(texts.Language) ?? texts.Label(field);
}
