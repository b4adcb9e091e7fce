using System.Text;
using Markdig.Syntax.Inlines;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates.Markup;

/// <summary>Writes what stands within a block as plain text, and answers the questions that both parts must answer alike.</summary>
internal sealed class InlineText(StandIns standIns)
{
    public string Write(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        for (var inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling)
            text.Append(Write(inline));
        return text.ToString();
    }

    /// <summary>The characters of an inline that holds no others; null if it does.</summary>
    public string? Characters(Inline inline) => inline switch
    {
        LiteralInline literal => standIns.Expand(literal.Content.ToString()),
        HtmlEntityInline entity => standIns.Expand(entity.Transcoded.ToString()),
        CodeInline code => standIns.Expand(code.Content),
        _ => null,
    };

    /// <summary>The address a link leads to; null when there is none that a mail may carry (an image, a script).</summary>
    public string? Address(Inline inline)
    {
        var address = inline switch
        {
            LinkInline { IsImage: false } link => link.Url,
            AutolinkInline { IsEmail: true } mailbox => "mailto:" + mailbox.Url,
            AutolinkInline link => link.Url,
            _ => null,
        };
        return address is null ? null : Allowed(standIns.Expand(address));
    }

    public static bool IsBareAddress(string text, string address) => text == address || "mailto:" + text == address;

    /// <summary>A line break in the source is a space, but between Japanese characters it is nothing.</summary>
    public static bool SoftBreakIsSpace(LineBreakInline lineBreak)
    {
        var before = Edge(lineBreak.PreviousSibling, last: true);
        var after = Edge(lineBreak.NextSibling, last: false);
        // A value counts as what it stands beside: a substitution tag must be treated as the name it stands for.
        return !((IsWide(before) || StandIns.Is(before)) && (IsWide(after) || StandIns.Is(after)) && (IsWide(before) || IsWide(after)));
    }

    private string Write(Inline inline)
    {
        switch (inline)
        {
            case LineBreakInline lineBreak:
                return lineBreak.IsHard ? "\n" : SoftBreakIsSpace(lineBreak) ? " " : "";
            case AutolinkInline autolink:
                return autolink.Url;
            case LinkInline link:
                var text = Write((ContainerInline)link);
                return Address(link) is not { } address || IsBareAddress(text, address) ? text
                    : text.Length == 0 ? address
                    : IsAlone(link) ? $"{text}\n{address}"
                    : $"{text} <{address}>";
            case ContainerInline container:
                return Write(container);
            default:
                return Characters(inline) ?? "";
        }
    }

    /// <summary>Then it has a line of its own. Neither this nor the angle brackets of RFC 3986 need the spacing of any language.</summary>
    private static bool IsAlone(LinkInline link) => link is { PreviousSibling: null, NextSibling: null };

    private static string? Allowed(string address)
    {
        if (address.Length == 0)
            return null;
        var scheme = address.AsSpan(0, Math.Max(0, address.IndexOf(':')));
        return scheme.IsEmpty || scheme.ContainsAny('/', '?', '#') || scheme is "http" or "https" or "mailto" or "tel" ? address : null;
    }

    private static Rune Edge(Inline? inline, bool last)
    {
        while (inline is ContainerInline container)
            inline = last ? container.LastChild : container.FirstChild;
        var text = (inline as LiteralInline)?.Content.ToString() ?? "";
        if (text.Length == 0)
            return new Rune(' ');
        var status = last ? Rune.DecodeLastFromUtf16(text, out var rune, out _) : Rune.DecodeFromUtf16(text, out rune, out _);
        return status == System.Buffers.OperationStatus.Done ? rune : new Rune(' ');
    }

    private static bool IsWide(Rune rune) =>
        rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x20000 and <= 0x3FFFF);
}
