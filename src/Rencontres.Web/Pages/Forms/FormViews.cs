using Fluid.Values;

namespace Rencontres.Web.Pages.Forms;

/// <summary>The form as its template prints it. Names of members (in snake case) are data: organisers' own templates use them.</summary>
internal static class FormViews
{
    /// <summary>What templates may reach into.</summary>
    public static Type[] Types { get; } =
    [
        typeof(FormView), typeof(ErrorView), typeof(FieldGroup), typeof(FieldView), typeof(ChoiceView), typeof(QuestionView), typeof(DelegateView),
        typeof(SuggestionGroup), typeof(SuggestionView),
    ];
}

/// <param name="Organisation">The invitee's name on a personal form; empty on the open one, which asks for it.</param>
/// <param name="State">What is stored, in words; empty while there is no answer.</param>
internal sealed record FormView(
    string Organisation,
    string State,
    string Revision,
    bool CanWithdraw,
    string ErrorsTitle,
    IReadOnlyList<ErrorView> Errors,
    IReadOnlyList<AnswerRow> Conflict,
    IReadOnlyList<FieldGroup> Groups,
    IReadOnlyList<QuestionView> Questions,
    IReadOnlyList<DelegateView> Delegates,
    string DelegatesError,
    bool HasRoom,
    IReadOnlyList<SuggestionGroup> Suggestions,
    string SuggestionsError,
    string Comment,
    string CommentError,
    bool Consent,
    string ConsentError)
{
    /// <summary>Hidden fields that tell people from machines, as HTML.</summary>
    public StringValue Guard { get; init; } = new("", encode: false);
}

/// <param name="Id">Of the element that the summary links to.</param>
internal sealed record ErrorView(string Id, string Label, string Message);

internal sealed record FieldGroup(string Legend, IReadOnlyList<FieldView> Fields);

/// <param name="Choices">Of a list to choose from; empty for a line of text.</param>
/// <param name="DescribedBy">The ids of hint and error.</param>
internal sealed record FieldView(
    string Id,
    string Name,
    string Label,
    string Value,
    string Error,
    string Hint,
    string DescribedBy,
    string Type,
    string Autocomplete,
    bool Optional,
    IReadOnlyList<ChoiceView> Choices);

internal sealed record ChoiceView(string Value, string Label, bool Chosen);

internal sealed record QuestionView(string Id, string Legend, string Error, IReadOnlyList<ChoiceView> Choices);

internal sealed record DelegateView(string Legend, IReadOnlyList<FieldView> Fields);

internal sealed record SuggestionGroup(string Legend, IReadOnlyList<SuggestionView> Rows);

internal sealed record SuggestionView(string Id, string Name, string About, string Topic, string Title, bool Wanted, bool Contributes, string Text, string Error, bool Free);
