using Fluid.Values;

namespace Rencontres.Web.Pages.Forms;

/// <summary>The form as its template prints it. Names of members (in snake case) are data: organisers' own templates use them.</summary>
internal static class FormViews
{
    /// <summary>What templates may reach into.</summary>
    public static Type[] Types { get; } =
    [
        typeof(FormView), typeof(ErrorView), typeof(FieldGroup), typeof(FieldView), typeof(ChoiceView), typeof(QuestionView), typeof(LikelyView),
        typeof(DelegateView), typeof(SuggestionGroup), typeof(SuggestionView),
    ];
}

/// <param name="Organisation">The invitee's name on a personal form; empty on the open one, which asks for it.</param>
/// <param name="State">What is stored, in words; empty while there is no answer.</param>
/// <param name="Focus">The id of the element to begin with; empty for the top of the page.</param>
/// <param name="Likely">Addresses that are asked about, as links to their fields.</param>
/// <param name="Questions">What stands between the delegates and the suggestions.</param>
/// <param name="Extra">The organisers' own questions; no group where there are none.</param>
/// <param name="Comment">No field where the campaign does not ask for one.</param>
internal sealed record FormView(
    string Organisation,
    string State,
    string Revision,
    bool CanWithdraw,
    string Focus,
    string ErrorsTitle,
    IReadOnlyList<ErrorView> Errors,
    IReadOnlyList<ErrorView> Likely,
    IReadOnlyList<AnswerRow> Conflict,
    QuestionView Attending,
    IReadOnlyList<FieldGroup> Groups,
    IReadOnlyList<QuestionView> Questions,
    IReadOnlyList<DelegateView> Delegates,
    string DelegatesHint,
    string DelegatesError,
    bool HasRoom,
    IReadOnlyList<SuggestionGroup> Suggestions,
    string SuggestionsHint,
    string SuggestionsError,
    IReadOnlyList<FieldGroup> Extra,
    IReadOnlyList<FieldView> Comment,
    bool Consent,
    string ConsentError)
{
    /// <summary>Whether an answer of "no" shows all that can be said besides: because something is said there, or is wrong.</summary>
    public bool Unfolded { get; init; }

    /// <summary>Whether an answer of "no" shows the delegates all the same.</summary>
    public bool KeepsDelegates { get; init; }

    public int MostDelegates { get; init; }

    /// <summary>Addresses that were asked about, and are not asked about again.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>The domain of the mailbox that the invitation went to; empty on the open form.</summary>
    public string ListedDomain { get; init; } = "";

    /// <summary>Why the form is shown again although nothing is wrong with it; empty otherwise.</summary>
    public string Notice { get; init; } = "";

    /// <summary>Hidden fields that the open form must send back, as HTML: it is printed as it is.</summary>
    public FluidValue Guard { get; init; } = StringValue.Empty;

    /// <summary>Who has given the answer that stands, and when; empty while there is none, and where the form asks what to do to it.</summary>
    public string Existing { get; init; } = "";

    /// <summary>The question what to do to somebody else's answer; empty where there is none.</summary>
    public IReadOnlyList<QuestionView> Second { get; init; } = [];

    /// <summary>Whether it asks what to do to somebody else's answer.</summary>
    public bool AsksSecond { get; init; }
}

/// <param name="Id">Of the element that the summary links to.</param>
internal sealed record ErrorView(string Id, string Label, string Message);

internal sealed record FieldGroup(string Legend, IReadOnlyList<FieldView> Fields);

/// <param name="Kind"><c>line</c>, <c>lines</c>, <c>list</c> or <c>radio</c>.</param>
internal sealed record FieldView(string Id, string Name, string Label, string Value, string Kind)
{
    public string Error { get; init; } = "";

    public string Hint { get; init; } = "";

    /// <summary>The ids of hint and error.</summary>
    public string DescribedBy => string.Join(' ', new[] { Hint.Length > 0 ? $"{Id}-hint" : "", Error.Length > 0 ? $"{Id}-error" : "" }.Where(part => part.Length > 0));

    /// <summary>Of a line.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The keyboard that a telephone offers; empty where the type says it.</summary>
    public string Inputmode { get; init; } = "";

    public string Autocomplete { get; init; } = "off";

    public bool Optional { get; init; }

    /// <summary>Whether who does not come is spared it.</summary>
    public bool Spared { get; init; }

    /// <summary>Of a list or radio buttons.</summary>
    public IReadOnlyList<ChoiceView> Choices { get; init; } = [];

    /// <summary>The question about an address that looks mistyped; one at most.</summary>
    public IReadOnlyList<LikelyView> Likely { get; init; } = [];
}

internal sealed record ChoiceView(string Value, string Label, bool Chosen);

internal sealed record QuestionView(string Id, string Legend, string Error, IReadOnlyList<ChoiceView> Choices);

/// <summary>"Did you mean …?", with the labels of its two answers.</summary>
internal sealed record LikelyView(string Id, string Name, string Question, string Use, string Keep);

/// <param name="Remove">The value of the button that removes it.</param>
/// <param name="RemoveLabel">Names whom the button removes.</param>
/// <param name="Removable">False for the last one.</param>
internal sealed record DelegateView(string Legend, IReadOnlyList<FieldView> Fields, string Remove, string RemoveLabel, bool Removable);

internal sealed record SuggestionGroup(string Legend, IReadOnlyList<SuggestionView> Rows);

internal sealed record SuggestionView(string Id, string Name, string About, string Topic, string Title, bool Wanted, bool Contributes, string Text, string Error, bool Free);
