namespace Rencontres.Web.Pages.Own;

/// <summary>A variable that a page uses and does not have.</summary>
/// <param name="Name">Of a member of something that the page has, with its dot: <c>.last_minute</c>.</param>
/// <param name="Known">What could stand there.</param>
internal sealed record MissingVariable(string Name, IReadOnlyCollection<string> Known);
