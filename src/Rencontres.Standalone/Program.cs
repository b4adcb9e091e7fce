using System.CommandLine;
using System.Text;
using Rencontres.Standalone.Commands;

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
    await Console.Error.WriteLineAsync($"rencontres: {UsageFault.Of(parsed)} (--help shows what can be asked.)");
    return ExitCode.WrongUse;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (Exception exception) when (ExpectedFailure.Of(exception) is var (exitCode, message))
{
    await Console.Error.WriteLineAsync($"rencontres: {message}");
    return exitCode;
}
