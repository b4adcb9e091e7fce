using System.Text;

namespace Rencontres.Web.Tests.Definitions;

/// <summary>A campaign's folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public const string Pdf = "%PDF-1.7\n";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("campaign-");

    public string Path => directory.FullName;

    public static TemporaryFolder Complete() => new TemporaryFolder()
        .With("campaign.json", SampleDefinition.Utf8)
        .With("enclosures/agenda.fr.pdf", Pdf)
        .With("enclosures/agenda.en.pdf", Pdf)
        .With("invitees.csv", "code,name,country,language,email\n54395,Nancy,FR,fr,a@mairie.example\n13001,Aix,FR,en,b@mairie.example\nJP1,Shizuoka,JP,en,c@city.example\n");

    public TemporaryFolder With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public TemporaryFolder With(string file, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public TemporaryFolder Without(string file)
    {
        File.Delete(System.IO.Path.Combine(Path, file));
        return this;
    }

    public void Dispose() => directory.Delete(recursive: true);
}
