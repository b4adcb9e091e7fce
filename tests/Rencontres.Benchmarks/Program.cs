using System.Globalization;
using System.Text;
using Rencontres.Benchmarks;
using Rencontres.Testing.Azurite;

// Lists come in Shift-JIS and Windows-1252 too.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;

Console.WriteLine($"{rounds} rounds; a rush of {Visitors.PerSecond} visitors a second, and full load by {Visitors.Connections}; visitors and server on this machine with {Environment.ProcessorCount} cores.");
await using (var memory = await PageApp.StartAsync(PagePorts.InMemory))
{
    using var comparison = new Comparison("records in memory", memory, bareReads: null, rounds);
    await comparison.RunAsync();
}

await using var azurite = new AzuriteFixture();
await azurite.InitializeAsync();
var name = azurite.NextName();
await using var stored = await PageApp.StartAsync(services => PagePorts.InStore(services, azurite.ConnectionString, name));
using var withReads = new Comparison("records in Azurite", stored, PagePorts.TwoReads(azurite.ConnectionString, name, stored.Invitee), rounds);
await withReads.RunAsync();
