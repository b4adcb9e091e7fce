using System.Text;
using System.Text.RegularExpressions;

namespace Rencontres.Benchmarks;

/// <summary>
/// Measures pages beside bare answers of the same length, in turns, so that whatever else the machine does falls on both. What counts is the ratio in each
/// round, and of those the median.
/// </summary>
/// <param name="hasReads">Whether to compare to bare answers that read what a personal page reads, too.</param>
internal sealed partial class Comparison(string title, ServerProcess server, bool hasReads, int rounds) : IDisposable
{
    private readonly Visitors visitors = new();

    public async Task RunAsync()
    {
        Console.WriteLine($"\n{title}: µs, bare and page, and how many times the bare answer's");
        Console.WriteLine($"{"",38}{"first byte in a rush",24}{"whole page in a rush",24}{"first byte, full load",24}{"CPU, full load",24}");
        await CompareAsync("open bulletin", new Visit(server.OpenPage));
        await CompareAsync("personal bulletin", new Visit(server.PersonalPage));
        await CompareAsync("thanks", new Visit(server.PersonalPage, await AnsweredAsync()));
    }

    public void Dispose() => visitors.Dispose();

    private async Task CompareAsync(string name, Visit page)
    {
        var length = (await visitors.AskAsync(page)).Length;
        Print(name, length, "bytes", await MeasureAsync(page with { Address = await server.BareAsync(length) }, page));
        if (hasReads)
            Print("", length, "reads", await MeasureAsync(page with { Address = await server.ReadingAsync(length) }, page));
    }

    private static void Print(string name, int length, string beside, List<(Met Bare, Met Page)> rounds)
    {
        string Columns(Func<Met, double> value) =>
            $"{Median(rounds, each => value(each.Bare)),8:F0}{Median(rounds, each => value(each.Page)),8:F0}{Median(rounds, each => value(each.Page) / value(each.Bare)),8:F1}";

        Console.WriteLine($"{name,-20}{length,8}{beside,10}{Columns(each => each.Rush)}{Columns(each => each.Whole)}{Columns(each => each.Full)}{Columns(each => each.Cpu)}");
    }

    private async Task<List<(Met Bare, Met Page)>> MeasureAsync(Visit bare, Visit page)
    {
        await visitors.WarmUpAsync(bare);
        await visitors.WarmUpAsync(page);

        var measured = new List<(Met, Met)>();
        for (var round = 0; round < rounds; round++)
            measured.Add((await visitors.MeetAsync(bare, server), await visitors.MeetAsync(page, server)));

        return measured;
    }

    /// <summary>Sends the personal bulletin once, so that sending it again changes nothing and is acknowledged all the same.</summary>
    private async Task<Dictionary<string, string>> AnsweredAsync()
    {
        var form = new Dictionary<string, string>
        {
            ["contact.name"] = "Hélène Gauthier",
            ["contact.email"] = "helene.gauthier@ville.example",
            ["attending"] = "yes",
            ["delegates[0].name"] = "Loïc Bénard",
            ["delegates[0].role"] = "Adjoint à l’international",
            ["conference"] = "undecided",
            ["comment"] = "Nous nous réjouissons de cette rencontre.",
            ["consent"] = "yes",
            ["language"] = "fr",
        };
        var page = Encoding.UTF8.GetString(await visitors.AskAsync(new Visit(server.PersonalPage)));
        form["organisation.name"] = System.Net.WebUtility.HtmlDecode(Organisation().Match(page).Groups[1].Value);
        await visitors.AskAsync(new Visit(server.PersonalPage, new Dictionary<string, string>(form) { ["revision"] = "0" }));
        return new Dictionary<string, string>(form) { ["revision"] = "1" };
    }

    private static double Median(List<(Met Bare, Met Page)> rounds, Func<(Met Bare, Met Page), double> value) => Medians.Of(rounds.Select(value));

    [GeneratedRegex(@"name=""organisation\.name"" value=""([^""]*)""")]
    private static partial Regex Organisation();
}
