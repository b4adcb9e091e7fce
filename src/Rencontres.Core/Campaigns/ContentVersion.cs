using System.Security.Cryptography;

namespace Rencontres.Core.Campaigns;

/// <summary>The version of a document as organisers see it: a short digest of its content, so that the same words are the same version wherever they lie.</summary>
public static class ContentVersion
{
    private const int Length = 12;

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..Length];

    /// <summary>Whether it can be one, and so may stand in a path.</summary>
    public static bool IsVersion(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
