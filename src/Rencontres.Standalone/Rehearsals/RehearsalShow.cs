using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.Organising;
using Spectre.Console;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Shows a rehearsal to the person who runs it: what happens as it happens, then the timeline.</summary>
internal sealed class RehearsalShow(RehearsalCampaign played) : IRehearsalAudience
{
    private const int ActsBetweenLines = 2000;

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.Create("ddd d MMM uuuu HH:mm:ss", CultureInfo.InvariantCulture);

    private readonly DateTimeZone zone = Zones.Get(played.Definition.Cutoff.Zone);
    private readonly System.Diagnostics.Stopwatch since = System.Diagnostics.Stopwatch.StartNew();
    private int actsShown;

    public static void Says(string message) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{message}[/]");

    public void Begins()
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Rehearsal of {played.Id}[/]: nothing leaves this machine.");
        Says($"Times are those of {zone.Id}. The clock jumps from one event to the next.");
    }

    public void Imported(Instant at, ImportAnswer import)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Local(at)}  {import.Told.First()}");
        foreach (var line in import.Told.Skip(1))
        {
            Says(line);
        }
    }

    public void Stepped(Step step) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Local(step.At)}  {StepWording.Of(step)}");

    public void Acted(Instant at, int acts)
    {
        if (acts < actsShown + ActsBetweenLines)
            return;

        actsShown = acts;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Local(at)}  {acts} answers and other acts so far");
    }

    public void Ends(RehearsalResult result, string outFolder)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(TimelineTable(result));
        AnsiConsole.Write(new Columns(result.Totals.Select(total => new Markup($"{total.Key} [bold]{total.Value}[/]"))));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{result.Mails} mails, {result.Acts} acts, in {since.Elapsed.TotalSeconds:0.0} s. Written to {outFolder}: timeline.csv, mails.jsonl, report.json, .csv, .xlsx, .html");
        if (result.Broken.Count == 0)
            AnsiConsole.MarkupLine("[green]Every promise was kept[/]: nobody twice, nobody reminded who had answered, nothing after the cutoff, every answer in the report.");

        foreach (var broken in result.Broken.Take(50))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Broken[/]: {broken}");
        }

        if (result.Broken.Count > 50)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]… and {result.Broken.Count - 50} more.[/]");
    }

    private Table TimelineTable(RehearsalResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("when", "what");
        table.AddColumn(new TableColumn("to send").RightAligned()).AddColumn(new TableColumn("sent").RightAligned());
        table.AddColumn(new TableColumn("left out").RightAligned()).AddColumn("why");
        foreach (var row in result.Timeline)
        {
            table.AddRow(Local(row.At), row.Wave, Figure(row.Eligible), Figure(row.Sent), Figure(row.Skipped), Markup.Escape(row.Reason));
        }

        return table;
    }

    private static string Figure(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private string Local(Instant instant) => Pattern.Format(instant.InZone(zone).LocalDateTime);
}
