using System.Globalization;
using System.Text;
using Rencontres.Benchmarks;
using Rencontres.Testing.Azurite;

// Lists come in Shift-JIS and Windows-1252 too.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is [Server.Command, .. var store])
{
    await Server.RunAsync(store);
    return;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
Console.WriteLine($"{rounds} rounds; a rush of {Visitors.PerSecond} visitors a second, and full load by {Visitors.Connections}; visitors and server, a process each, on this machine with {Environment.ProcessorCount} cores.");
using (var memory = await ServerProcess.StartAsync())
{
    using var comparison = new Comparison("records in memory", memory, hasReads: false, rounds);
    await comparison.RunAsync();
}

await using var azurite = new AzuriteFixture();
await azurite.InitializeAsync();
using var stored = await ServerProcess.StartAsync(azurite.ConnectionString, azurite.NextName());
using var withReads = new Comparison("records in Azurite", stored, hasReads: true, rounds);
await withReads.RunAsync();
