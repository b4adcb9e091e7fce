using System.Runtime.CompilerServices;
using Rencontres.Standalone.Commands;

namespace Rencontres.Standalone.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("check-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_calendar_fits_a_narrow_terminal_and_its_columns_have_names()
    {
        var (code, lines) = await CheckAsync(Sample);

        Assert.Equal((0, "No fault was found."), (code, lines[^1]));
        Assert.Contains(lines, line => line.Contains("UTC", StringComparison.Ordinal) && line.Contains("left out", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("2023-07-11 07:00", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.StartsWith('│')), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Faults_come_last()
    {
        File.Copy(Path.Combine(Sample, "campaign.json"), Path.Combine(folder.FullName, "campaign.json"));

        var (code, lines) = await CheckAsync(folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.StartsWith('│'));
        Assert.StartsWith("enclosures/", lines[^2], StringComparison.Ordinal);
        Assert.Equal("9 fault(s).", lines[^1]);
    }

    [Theory]
    [InlineData("{", "campaign.json:1:2: The file is not correct JSON here.")]
    [InlineData("[]", "campaign.json:1:1: The file should hold a campaign: one object, { … }.")]
    public async Task A_definition_that_cannot_be_read_does_not_put_its_enclosures_in_doubt(string definition, string fault)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "campaign.json"), definition, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "enclosures"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "enclosures", "agenda.fr.pdf"), "%PDF-1.7", TestContext.Current.CancellationToken);

        var (_, lines) = await CheckAsync(folder.FullName);

        Assert.DoesNotContain(lines, line => line.Contains("agenda.fr.pdf", StringComparison.Ordinal));
        Assert.StartsWith(fault, lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_told_from_a_folder_that_does_not_exist()
    {
        var file = await Assert.ThrowsAsync<CommandFailure>(() => CheckAsync(Path.Combine(Sample, "campaign.json")));
        var nothing = await Assert.ThrowsAsync<CommandFailure>(() => CheckAsync(Path.Combine(Sample, "nothing")));

        Assert.Contains("is a file", file.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", nothing.Message, StringComparison.Ordinal);
    }

    private static string Sample { get; } = Find();

    private static async Task<(int Code, string[] Lines)> CheckAsync(string folder)
    {
        using var output = new StringWriter();
        var code = await CheckCommand.RunAsync(folder, output, TestContext.Current.CancellationToken);
        return (code, output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "content", "campaigns", "rencontres-2024"));
}
