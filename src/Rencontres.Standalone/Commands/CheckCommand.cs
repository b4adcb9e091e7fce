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
    private static readonly ZonedDateTimePattern Pattern = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu HH:mm", DateTimeZoneProviders.Tzdb);

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The campaign folder: campaign.json, invitees.csv, templates/, enclosures/." };
        var command = new Command("check", "Looks a campaign folder over: names every fault with its place, and prints the calendar of what will be sent.") { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!.FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailure($"{folder} does not exist; name a campaign folder.");

        var check = await new CampaignFolder(new TemplateCheck()).CheckAsync(folder, cancellationToken);
        foreach (var fault in check.Faults)
        {
            Console.WriteLine(fault);
        }

        foreach (var note in check.Notes)
        {
            Console.WriteLine($"Note: {note}");
        }

        if (check.Definition is { } definition)
            PrintCalendar(definition, check);

        Console.WriteLine(check.Faults.Count == 0 ? "No fault was found." : $"{check.Faults.Count} fault(s).");
        return check.Faults.Count == 0 ? ExitCode.Done : ExitCode.Faulty;
    }

    private static void PrintCalendar(CampaignDefinition definition, FolderCheck check)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("when, by the recipients' clock", "UTC", "what", "to").AddColumn("");
        foreach (var wave in check.Calendar)
        {
            var counts = string.Join(", ", wave.ByLanguage.OrderBy(each => each.Key).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value} {each.Key.Code()}")));
            table.AddRow(
                Markup.Escape($"{Pattern.Format(wave.Planned.Due.InZone(Zones.Get(wave.Planned.Slot.Zone)))} {wave.Planned.Slot.Zone}"),
                InstantPattern.ExtendedIso.Format(wave.Planned.Due),
                wave.Planned.Wave.ToString(),
                Markup.Escape(counts.Length > 0 ? $"{wave.Planned.Slot.Country}: {counts}" : wave.Planned.Slot.Country),
                wave.Planned.Skipped?.ToString() ?? "");
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"Answers are accepted until {definition.Cutoff.ToInstant()} (not at that instant). Reminders go to those who have not answered by then.");
    }
}
