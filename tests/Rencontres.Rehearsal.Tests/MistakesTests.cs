using System.Net;
using System.Net.Sockets;

namespace Rencontres.Rehearsal.Tests;

/// <summary>Everyday mistakes at the keyboard: each is answered by one line that says what to do, and nothing is left behind.</summary>
public sealed class MistakesTests : IDisposable
{
    private const int WrongUse = 2;

    private readonly string data = Path.Combine(Path.GetTempPath(), $"mistakes-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("rehearse --answer-rate x", "--answer-rate must be a share")]
    [InlineData("rehearse --seed x", "--seed must be a whole number")]
    [InlineData("rehearse --out /dev/null/x", "cannot be used as a folder")]
    [InlineData("serve --port 99999", "--port must be a port")]
    [InlineData("serve --port abc", "--port must be a port")]
    [InlineData("serve --speed 1e9x", "--speed must be")]
    [InlineData("serve --clock yesterday", "--clock must be")]
    [InlineData("serve --data /dev/null", "cannot be used as a folder")]
    [InlineData("sendgrid --port -3", "--port must be a port")]
    [InlineData("sendgrid --webhook localhost:7071", "--webhook must be an address")]
    [InlineData("sendgrid --chaos much", "--chaos must be a whole number")]
    [InlineData("audit", "verify")]
    [InlineData("", "rehearse, serve, check")]
    public async Task A_wrong_call_is_answered_by_a_line(string arguments, string told)
    {
        var (exitCode, printed) = await RehearsalRun.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        AssertRefused(exitCode, printed, told);
        Assert.DoesNotContain("System.", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RENCONTRES_STORAGE", "garbage")]
    [InlineData("RENCONTRES_LINK_KEY", "short")]
    [InlineData("SENDGRID_API_KEY", "é")]
    public async Task A_setting_that_cannot_be_meant_is_named(string variable, string value)
    {
        var (exitCode, printed) = await RehearsalRun.RunAsync(["serve", "--data", data], (variable, value));

        AssertRefused(exitCode, printed, variable);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, printed) = await RehearsalRun.RunAsync("serve", "--data", data, "--port", $"{port}");

        AssertRefused(exitCode, printed, $"port {port} is in use");
    }

    [Theory]
    [InlineData("", 2, "is empty")]
    [InlineData("code,name,email\nA,,x\n", 1, "no usable line")]
    public async Task A_list_without_invitees_is_no_good_rehearsal(string list, int expected, string told)
    {
        Directory.CreateDirectory(data);
        var file = Path.Combine(data, "invitees.csv");
        await File.WriteAllTextAsync(file, list, TestContext.Current.CancellationToken);

        var (exitCode, printed) = await RehearsalRun.RunAsync("rehearse", "--invitees", file, "--out", data);

        Assert.True(exitCode == expected, $"{exitCode}: {printed}");
        Assert.Contains(told, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Every promise was kept", printed, StringComparison.Ordinal);
    }

    private static void AssertRefused(int exitCode, string printed, string told)
    {
        Assert.True(exitCode == WrongUse, $"{exitCode}: {printed}");
        Assert.Contains(told, Assert.Single(printed.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
