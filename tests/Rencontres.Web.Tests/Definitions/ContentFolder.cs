using System.Runtime.CompilerServices;

namespace Rencontres.Web.Tests.Definitions;

/// <summary>The repository's <c>src/content</c>.</summary>
internal static class ContentFolder
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "src", "content"));
}
