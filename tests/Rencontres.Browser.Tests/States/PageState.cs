using Rencontres.Browser.Tests.Looking;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.States;

/// <summary>A page as somebody may come to see it.</summary>
/// <param name="Name">Of its pictures, too.</param>
/// <param name="ReachAsync">Leads there.</param>
internal sealed record PageState(string Name, Func<StateScene, Task> ReachAsync)
{
    /// <summary>Every page and state there is: what is looked at and photographed. A new page is added here.</summary>
    public static IReadOnlyList<PageState> All { get; } =
    [
        .. PersonalStates.All, .. QuestionStates.All, .. DraftStates.All, .. SecondStates.All, .. AfterSendingStates.All, .. OpenStates.All, .. MailLinkStates.All,
        .. TooLateStates.All, .. RefusedStates.All, .. OtherStates.All,
    ];
}

/// <summary>Every state; in all languages where pictures are made, else in one after the other.</summary>
public sealed class EveryState : TheoryData<string, Language>
{
    public EveryState()
    {
        foreach (var (number, state) in PageState.All.Index())
        {
            foreach (var language in Album.IsKept ? Languages.All : [Languages.All[number % Languages.All.Count]])
                Add(state.Name, language);
        }
    }
}
