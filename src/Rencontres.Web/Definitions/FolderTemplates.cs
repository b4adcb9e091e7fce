using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Definitions;

/// <summary>The campaign's own wording: <c>templates/{language}/{name}.md</c> instead of the product's.</summary>
/// <param name="languages">The campaign's; null if they cannot be told.</param>
internal sealed class FolderTemplates(ITemplateCheck check, string directory, IReadOnlyList<Language>? languages)
{
    private const string Folder = "templates";
    private const string Extension = ".md";

    private readonly List<Fault> faults = [];
    private readonly List<string> notes = [];
    private readonly HashSet<(Language Language, string Name)> found = [];

    public async Task<FolderFindings> CheckAsync(CancellationToken cancellationToken)
    {
        var root = Path.Combine(directory, Folder);
        if (!Directory.Exists(root))
            return new FolderFindings([], []);

        foreach (var file in Names(Directory.EnumerateFiles(root)))
            faults.Add(new Fault($"{Folder}/{file}", 0, 0, "", "Templates lie in a folder for each language, like templates/fr."));

        foreach (var folder in Names(Directory.EnumerateDirectories(root)))
            await FolderAsync(folder, cancellationToken);

        Missing();
        return new FolderFindings(faults, notes);
    }

    private async Task FolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Languages.TryParse(folder, out var language) || language.Value.Code() != folder)
        {
            faults.Add(new Fault($"{Folder}/{folder}", 0, 0, "", $"\"{folder}\" is no language of ours; the folders are {string.Join(", ", Languages.All.Select(each => each.Code()))}."));
            return;
        }

        if (languages?.Contains(language.Value) == false)
            notes.Add($"{Folder}/{folder} is not used: the campaign is not in that language.");

        foreach (var file in Names(Directory.EnumerateFiles(Path.Combine(directory, Folder, folder))))
            await TemplateAsync(language.Value, file, cancellationToken);
    }

    private async Task TemplateAsync(Language language, string file, CancellationToken cancellationToken)
    {
        var path = $"{Folder}/{language.Code()}/{file}";
        var name = Path.GetFileNameWithoutExtension(file);
        if (Path.GetExtension(file) != Extension || !MailTemplates.Names.Contains(name))
        {
            var nearest = NearestName.Of(name, MailTemplates.Names);
            faults.Add(new Fault(path, 0, 0, "", $"There is no mail called \"{file}\"" + (nearest is null ? $"; the mails are {string.Join(", ", MailTemplates.Names)}." : $"; did you mean \"{nearest}{Extension}\"?")));
            return;
        }

        found.Add((language, name));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(directory, Folder, language.Code(), file), cancellationToken);
        faults.AddRange(TemplateSource.Faults(check, name, bytes).Select(fault => new Fault(path, fault.Line, fault.Column, "", fault.Message)));
    }

    /// <summary>One language in the campaign's words and another in the product's is hardly ever meant.</summary>
    private void Missing()
    {
        foreach (var name in MailTemplates.Names.Where(name => found.Any(each => each.Name == name)))
        {
            var there = string.Join(" and ", found.Where(each => each.Name == name).Select(each => each.Language.Code()).Order());
            faults.AddRange((languages ?? [])
                .Where(language => !found.Contains((language, name)))
                .Select(language => new Fault($"{Folder}/{language.Code()}/{name}{Extension}", 0, 0, "", $"The file is missing: this mail has the campaign's own words in {there} only.")));
        }
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) =>
        paths.Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal);
}
