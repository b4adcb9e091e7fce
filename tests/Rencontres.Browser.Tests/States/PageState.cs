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

/// <summary>Every state in every language.</summary>
public sealed class EveryState : TheoryData<string, Language>
{
    public EveryState()
    {
        foreach (var state in PageState.All)
        {
            foreach (var language in Languages.All)
                Add(state.Name, language);
        }
    }
}
