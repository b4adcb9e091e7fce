using System.Globalization;

namespace Rencontres.Benchmarks;

/// <summary>
/// The measured side, in a process of its own, since visitors share no thread with what serves them: the pages, and bare answers beside them. A line in asks for
/// something, a line out answers; it ends when nobody asks any more.
/// </summary>
internal static class Server
{
    public const string Command = "serve";
    public const string Bare = "bare";
    public const string Reading = "reading";
    public const string Cpu = "cpu";

    /// <param name="store">Connection string and name of the store; none: records are in memory.</param>
    public static async Task RunAsync(string[] store)
    {
        await using var pages = store is [var connection, var name]
            ? await PageApp.StartAsync(services => PagePorts.InStore(services, connection, name))
            : await PageApp.StartAsync(PagePorts.InMemory);
        var reads = store is [var there, var table] ? PagePorts.TwoReads(there, table, pages.Invitee) : null;
        Console.WriteLine(pages.OpenPage);
        Console.WriteLine(pages.PersonalPage);
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            Console.WriteLine(asked.Split(' ') switch
            {
                [Bare, var length] => await BareApp.StartAsync(int.Parse(length, CultureInfo.InvariantCulture), reads: null),
                [Reading, var length] => await BareApp.StartAsync(int.Parse(length, CultureInfo.InvariantCulture), reads),
                [Cpu] => Environment.CpuUsage.TotalTime.TotalMicroseconds.ToString(CultureInfo.InvariantCulture),
                _ => throw new InvalidOperationException($"The server was asked for {asked}."),
            });
        }
    }
}
