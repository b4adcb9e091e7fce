using System.Text;
using System.Text.RegularExpressions;

namespace Rencontres.Benchmarks;

/// <summary>
/// Measures pages beside bare answers of the same length, in turns, so that whatever else the machine does falls on both. What counts is the ratio in each
/// round, and of those the median.
/// </summary>
/// <param name="bareReads">The reads a bare answer makes to be compared, too; null: none.</param>
internal sealed partial class Comparison(string title, PageApp pages, Func<CancellationToken, Task>? bareReads, int rounds) : IDisposable
{
    private const int Requests = 800;

    private readonly Visitors visitors = new();

    public async Task RunAsync()
    {
        Console.WriteLine($"\n{title}: first byte and CPU of a request in µs, and how many times the bare answer's\n{"page",-20}{"bytes",8}{"beside",10}{"bare",8}{"page",8}{"ratio",8}{"bare CPU",10}{"page CPU",10}{"ratio",8}");
        await CompareAsync("open bulletin", new Visit(pages.OpenPage));
        await CompareAsync("personal bulletin", new Visit(pages.PersonalPage));
        await CompareAsync("thanks", new Visit(pages.PersonalPage, await AnsweredAsync()));
    }

    public void Dispose() => visitors.Dispose();

    private async Task CompareAsync(string name, Visit page)
    {
        var length = (await visitors.AskAsync(page)).Length;
        await using var bare = await BareApp.StartAsync(length, reads: null);
        Print(name, length, "bytes", await MeasureAsync(page with { Address = bare.Address }, page));
        if (bareReads is null)
            return;

        await using var reading = await BareApp.StartAsync(length, bareReads);
        Print("", length, "reads", await MeasureAsync(page with { Address = reading.Address }, page));
    }

    private static void Print(string name, int length, string beside, List<(Crowd Bare, Crowd Page)> rounds)
    {
        var time = $"{Median(rounds, each => each.Bare.FirstByte),8:F0}{Median(rounds, each => each.Page.FirstByte),8:F0}{Median(rounds, each => each.Page.FirstByte / each.Bare.FirstByte),8:F1}";
        var cpu = $"{Median(rounds, each => each.Bare.Cpu),10:F0}{Median(rounds, each => each.Page.Cpu),10:F0}{Median(rounds, each => each.Page.Cpu / each.Bare.Cpu),8:F1}";
        Console.WriteLine($"{name,-20}{length,8}{beside,10}{time}{cpu}");
    }

    private async Task<List<(Crowd Bare, Crowd Page)>> MeasureAsync(Visit bare, Visit page)
    {
        // Long enough for the compiler to have made its last version of everything.
        await visitors.CrowdAsync(bare, Requests * 5);
        await visitors.CrowdAsync(page, Requests * 5);

        var measured = new List<(Crowd, Crowd)>();
        for (var round = 0; round < rounds; round++)
            measured.Add((await visitors.CrowdAsync(bare, Requests), await visitors.CrowdAsync(page, Requests)));

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
        var page = Encoding.UTF8.GetString(await visitors.AskAsync(new Visit(pages.PersonalPage)));
        form["organisation.name"] = System.Net.WebUtility.HtmlDecode(Organisation().Match(page).Groups[1].Value);
        await visitors.AskAsync(new Visit(pages.PersonalPage, new Dictionary<string, string>(form) { ["revision"] = "0" }));
        return new Dictionary<string, string>(form) { ["revision"] = "1" };
    }

    private static double Median(List<(Crowd Bare, Crowd Page)> rounds, Func<(Crowd Bare, Crowd Page), double> value) => Medians.Of(rounds.Select(value));

    [GeneratedRegex(@"name=""organisation\.name"" value=""([^""]*)""")]
    private static partial Regex Organisation();
}
