using System.CommandLine;

namespace Rencontres.Standalone.Commands;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class UsageFault
{
    public static string Of(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return $"\"{unknown}\" is not understood.";

        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return WithoutTypes(parsed.Errors[0].Message);

        var next = string.Join(", ", command.Subcommands.Select(each => each.Name));
        return command is RootCommand ? $"say what to do: {next}." : $"\"{command.Name}\" wants one more word: {next}.";
    }

    /// <summary>Which type of the program could not be made of a word tells the person who typed it nothing.</summary>
    private static string WithoutTypes(string message) =>
        message.IndexOf(" as expected type", StringComparison.Ordinal) is > 0 and var end ? message[..end] + "." : message;
}
