namespace Rencontres.Web.Pages.Drafts;

/// <summary>What a personal form says of its draft. Names of members (in snake case) are data: organisers' own templates use them.</summary>
/// <param name="Version">Of the draft that the form is to replace when it is saved; empty: none.</param>
/// <param name="Title">Empty: there is nothing to say.</param>
/// <param name="Standing">That what was sent before still counts; empty if nothing was.</param>
/// <param name="Kept">Whether what the form says is kept; else the text says why not.</param>
/// <param name="Others">What somebody else has kept meanwhile, where it differs.</param>
internal sealed record DraftView(string Version, string Title, string Text, string Standing, bool Kept, IReadOnlyList<AnswerRow> Others)
{
    public static DraftView None { get; } = new("", "", "", "", Kept: false, []);
}
