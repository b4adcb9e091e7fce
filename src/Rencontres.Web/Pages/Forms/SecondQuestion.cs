using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Asks what an answer is to be to the one that somebody else has given: added to it, or in its place.</summary>
internal static class SecondQuestion
{
    public const string Field = "second";

    private const string Add = "add";
    private const string Replace = "replace";

    /// <summary>That it has not been answered.</summary>
    public static FieldFault Unanswered { get; } = new(Field, FieldFaultKind.NotAChoice);

    public static SecondChoice? Read(string typed) => typed switch
    {
        Add => SecondChoice.Add,
        Replace => SecondChoice.Replace,
        _ => null,
    };

    /// <summary>Whether the answer that stands is, to all appearance, another person's than who typed this.</summary>
    public static bool IsFor(Registration? current, TypedBulletin typed) =>
        current is { Counts: true } && (typed.Second.Length > 0 || (!string.IsNullOrWhiteSpace(typed.Contact.Email) && !current.IsBy(ContactOf(typed))));

    private static Contact ContactOf(TypedBulletin typed) => new(typed.Contact.Name ?? "", typed.Contact.Role ?? "", typed.Contact.Email ?? "", typed.Contact.Phone ?? "");

    /// <param name="current">The answer that stands.</param>
    /// <param name="zone">The reader's.</param>
    public static QuestionView View(Registration current, string typed, string error, ProductTexts texts, string zone)
    {
        // There is nothing that could be added to: the bulletin counts in place of the withdrawal, or not at all.
        if (!current.Counts)
            return new(Field, texts.Said("second_question_withdrawn", current, zone), error, [new ChoiceView(Replace, texts.Text("second_replace_withdrawn"), Replace == typed)]);

        return new(
            Field,
            texts.Said("second_question", current, zone),
            error,
            [
                new ChoiceView(Add, texts.Text(current.AddedBy is null ? "second_add" : "second_add_again"), Add == typed),
                new ChoiceView(Replace, texts.Text("second_replace"), Replace == typed),
            ]);
    }
}
