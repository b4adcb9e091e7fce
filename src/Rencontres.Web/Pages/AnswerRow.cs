namespace Rencontres.Web.Pages;

/// <summary>One line of a bulletin that is shown, not edited.</summary>
/// <param name="Field">As <c>AnswerChanges</c> names it.</param>
internal sealed record AnswerRow(string Field, string Label, string Text);
