using System.CommandLine;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The campaign folder: campaign.json, invitees.csv, templates/, enclosures/." };
        var command = new Command("check", "Looks a campaign folder over: names every fault with its place, and prints the calendar of what will be sent.") { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!, cancellationToken));
        return command;
    }
}
