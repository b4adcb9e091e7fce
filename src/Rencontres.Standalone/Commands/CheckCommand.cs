using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Mail.Templates;
using Rencontres.Web.Definitions;
using Spectre.Console;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres check</c>.</summary>
internal static class CheckCommand
{
    private static readonly ZonedDateTimePattern LocalPattern = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu HH:mm", DateTimeZoneProviders.Tzdb);
    private static readonly InstantPattern UtcPattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The campaign folder: campaign.json, invitees.csv, templates/, pages/, enclosures/." };
        var command = new Command("check", "Looks a campaign folder over: names every fault with its place, and prints the calendar of what will be sent.") { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!.FullName, Console.Out, cancellationToken));
        return command;
    }

    /// <summary>The faults come last, where they are seen.</summary>
    internal static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        if (File.Exists(folder))
            throw new CommandFailure($"{folder} is a file; name the campaign folder that it lies in.");

        if (!Directory.Exists(folder))
            throw new CommandFailure($"{folder} does not exist; name a campaign folder.");

        var check = await new CampaignFolder(new TemplateCheck()).CheckAsync(folder, cancellationToken);
        if (check.Definition is { } definition)
            PrintCalendar(definition, check, output);

        foreach (var note in check.Notes)
        {
            await output.WriteLineAsync($"Note: {note}");
        }

        foreach (var fault in check.Faults)
        {
            await output.WriteLineAsync(fault.ToString());
        }

        await output.WriteLineAsync(check.Faults.Count == 0 ? "No fault was found." : $"{check.Faults.Count} fault(s).");
        return check.Faults.Count == 0 ? ExitCode.Done : ExitCode.Faulty;
    }

    private static void PrintCalendar(CampaignDefinition definition, FolderCheck check, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("when, by the recipients' clock")
            .AddColumn(new TableColumn("UTC").NoWrap())
            .AddColumn(new TableColumn("what").NoWrap())
            .AddColumns("to", "left out because");
        foreach (var wave in check.Calendar)
        {
            var counts = string.Join(", ", wave.ByLanguage.OrderBy(each => each.Key).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value} {each.Key.Code()}")));
            table.AddRow(
                Markup.Escape($"{LocalPattern.Format(wave.Planned.Due.InZone(Zones.Get(wave.Planned.Slot.Zone)))} {wave.Planned.Slot.Zone}"),
                UtcPattern.Format(wave.Planned.Due),
                wave.Planned.Wave.ToString(),
                Markup.Escape(counts.Length > 0 ? $"{wave.Planned.Slot.Country}: {counts}" : wave.Planned.Slot.Country),
                wave.Planned.Skipped?.ToString() ?? "");
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
        output.WriteLine($"Answers are accepted until {definition.Cutoff.ToInstant()} (not at that instant). Reminders go to those who have not answered by then.");
    }
}
