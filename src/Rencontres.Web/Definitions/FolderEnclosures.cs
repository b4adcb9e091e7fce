using System.Globalization;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Definitions;

/// <summary>The documents sent along: each there, a PDF, and not too large for one mail.</summary>
internal static class FolderEnclosures
{
    private const string Folder = "enclosures";

    public static FolderFindings Check(string directory, DefinitionReading reading)
    {
        var named = Named(reading).ToList();
        var sizes = new Dictionary<string, long>();
        var faults = named.Select(each => each.File).Distinct().Select(file => Fault(directory, file, sizes)).OfType<Fault>().ToList();
        faults.AddRange(named.GroupBy(each => each.Language).SelectMany(group => TooLarge(group.Key, group.Select(each => each.File), sizes)));
        var isKnown = reading.Mended is not null && reading.IsOwn("enclosures");
        return new FolderFindings(faults, isKnown ? [.. Unnamed(directory, named.Select(each => each.File))] : []);
    }

    private static IEnumerable<(Language Language, string File)> Named(DefinitionReading reading) =>
        from indexed in (reading.Mended?.Enclosures ?? []).Select((enclosure, index) => (enclosure, index))
        from language in reading.Mended!.Languages.Intersect(indexed.enclosure.Files.Languages)
        where reading.IsOwn(string.Create(CultureInfo.InvariantCulture, $"enclosures[{indexed.index}].files.{language.Code()}"))
        select (language, indexed.enclosure.Files.In(language));

    private static Fault? Fault(string directory, string file, Dictionary<string, long> sizes)
    {
        var path = Path.Combine(directory, Folder, file);
        if (!File.Exists(path))
            return new Fault($"{Folder}/{file}", 0, 0, "", "The file is missing; the definition names it as an enclosure.");

        try
        {
            using var stream = File.OpenRead(path);
            sizes[file] = stream.Length;
            var start = new byte[1024];
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return EnclosureFiles.IsPdf(start.AsSpan(0, length)) ? null : new Fault($"{Folder}/{file}", 0, 0, "", "The file is not a PDF.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{Folder}/{file}", 0, 0, "", "The file cannot be read.");
        }
    }

    private static IEnumerable<Fault> TooLarge(Language language, IEnumerable<string> files, Dictionary<string, long> sizes)
    {
        var sum = files.Distinct().Sum(file => sizes.GetValueOrDefault(file));
        if (sum > EnclosureFiles.MaximumBytes)
        {
            var megabytes = (sum / 1024.0 / 1024.0).ToString("0.0", CultureInfo.InvariantCulture);
            yield return new Fault(Folder, 0, 0, "", $"The enclosures in {language.Code()} have {megabytes} MB together; a mail may carry {EnclosureFiles.MaximumBytes / 1024 / 1024} MB.");
        }
    }

    private static IEnumerable<string> Unnamed(string directory, IEnumerable<string> named)
    {
        var folder = Path.Combine(directory, Folder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Except(named).Order(StringComparer.Ordinal).Select(file => $"{Folder}/{file} is not sent: no enclosure names it.")
            : [];
    }
}
