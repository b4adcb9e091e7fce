using System.CommandLine;
using System.Text;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Commands;
using Rencontres.Standalone.Organising;
using Rencontres.Standalone.Rehearsals;

// Shift-JIS and Windows-1252 lists, and a terminal that shows Japanese.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Rencontres runs invitation campaigns: it invites, reminds only those who have not answered, closes on the day and gives one true list.")
{
    RehearseCommand.Create(),
    ServeCommand.Create(),
    CheckCommand.Create(),
    AuditCommand.Create(),
    SendGridCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    var fault = parsed.UnmatchedTokens is [var unknown, ..] ? $"\"{unknown}\" is not understood." : parsed.Errors[0].Message;
    await Console.Error.WriteLineAsync($"rencontres: {fault} (--help shows what can be asked.)");
    return ExitCode.WrongUse;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (CommandFailure failure)
{
    await Console.Error.WriteLineAsync($"rencontres: {failure.Message}");
    return ExitCode.WrongUse;
}
catch (Exception failure) when (failure is RehearsalException or OrganisingException or AzuriteException)
{
    await Console.Error.WriteLineAsync($"rencontres: {failure.Message}");
    return ExitCode.Faulty;
}
