using System.Xml.Linq;

namespace Rencontres.Core.Tests;

/// <summary>Arrows point at Core only (design): read from the project files, so that a wrong reference fails before anybody uses it.</summary>
public sealed class ArrowsTests
{
    private const string Core = "Rencontres.Core";
    private static readonly string[] Hosts = ["Rencontres.Standalone", "Rencontres.Functions"];
    private static readonly DirectoryInfo Root = FindRoot();

    public static TheoryData<string> Projects => [.. Root.GetDirectories("src")[0].EnumerateDirectories().SelectMany(folder => folder.EnumerateFiles("*.csproj")).Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    [Fact]
    public void Core_references_no_project_and_knows_neither_Azure_nor_HTTP_nor_mail()
    {
        Assert.Empty(References(Core));
        Assert.Empty(Load(Core).Descendants("FrameworkReference"));
        Assert.All(Packages(Core), package => Assert.True(IsForRules(package), $"{package} has no place in the rules."));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_it_may_and_nothing_else(string project)
    {
        if (!Hosts.Contains(project))
            Assert.Subset(Allowed(project).ToHashSet(), References(project).ToHashSet());
    }

    [Fact]
    public void Nobody_references_a_host() => Assert.All(
        Projects.Select(row => row.Data), project => Assert.Empty(References(project).Intersect(Hosts)));

    [Fact]
    public void There_is_something_to_look_at()
    {
        var projects = Projects.Select(row => row.Data).ToList();

        Assert.Superset(new HashSet<string> { Core, "Rencontres.Storage", "Rencontres.Mail", "Rencontres.Lists", "Rencontres.Web", "Rencontres.Standalone", "Rencontres.Functions" }, projects.ToHashSet());
        Assert.NotEmpty(Packages(Core));
        Assert.Equal([Core], References("Rencontres.Storage"));
    }

    private static string[] Allowed(string project) => project switch
    {
        Core => [],
        "Rencontres.Web" => [Core, "Rencontres.Lists"],
        _ => [Core],
    };

    private static bool IsForRules(string package) =>
        package.StartsWith("NodaTime", StringComparison.Ordinal)
        || package == "F23.StringSimilarity"
        || (package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && package.EndsWith(".Abstractions", StringComparison.Ordinal))
        || package.EndsWith("Analyzers", StringComparison.Ordinal);

    private static IEnumerable<string> References(string project) =>
        Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Packages(string project) => Load(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root.FullName, "src", project, project + ".csproj"));

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("Rencontres.sln").Length == 0)
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Rencontres.sln stands in no folder above the tests.");
        }

        return folder;
    }
}
