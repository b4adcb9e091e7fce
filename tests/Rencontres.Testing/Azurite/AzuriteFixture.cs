using System.Globalization;
using Rencontres.Standalone.Azurite;
using Xunit;

namespace Rencontres.Testing.Azurite;

/// <summary>
/// One Azurite for all tests of an assembly: <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>. Tests do not share tables or containers: each asks
/// for a name of its own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("rencontres-azurite-").FullName;
    private AzuriteServer? server;
    private int names;

    public string ConnectionString => (server ?? throw new InvalidOperationException("The fixture has not started.")).ConnectionString;

    /// <summary>A name that is good for a table and a container, and that no other test has.</summary>
    public string NextName() => string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref names)}");

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync(folder, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.StopAsync(CancellationToken.None);

        Directory.Delete(folder, recursive: true);
    }
}
