using System.Text.RegularExpressions;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Mail addresses as people type and paste them.</summary>
internal static partial class WrittenAddress
{
    private const string Scheme = "mailto:";

    /// <summary>
    /// Without what stands around an address and is no part of it: a name, angle brackets, <c>mailto:</c>, blanks, a full stop at the end. Where nothing else
    /// stands, what was typed stays, so that it is refused and not dropped.
    /// </summary>
    public static string Bare(string? typed)
    {
        var text = WrittenText.Narrow(typed).Replace('。', '.');
        if (InBrackets().Match(text) is { Success: true } brackets)
            text = brackets.Groups["address"].Value.Trim();

        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            text = text[Scheme.Length..].Split('?')[0];

        var bare = BlanksAroundAt().Replace(text, "@").Trim(' ').TrimEnd('.', ',', ';', '、');
        return bare.Length > 0 ? bare : PrintableText.Trimmed(typed ?? "");
    }

    [GeneratedRegex(@"\A[^<>\p{Cc}]*<(?<address>[^<>\p{Cc}]+)>[ .,;、]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();

    [GeneratedRegex(" *@ *")]
    private static partial Regex BlanksAroundAt();
}
