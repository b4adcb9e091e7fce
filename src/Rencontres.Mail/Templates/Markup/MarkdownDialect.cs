using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Markup;

/// <summary>
/// CommonMark without raw HTML, code blocks (a mail has none, and text indented under a Liquid tag must not become one) and underlined
/// headings (a rule right below a paragraph stays a rule). Emphasis works beside Japanese text, where CommonMark alone gives up.
/// </summary>
internal static partial class MarkdownDialect
{
    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(RuleLine().Replace(markdown, "\n"), Pipeline);
        }
        catch (ArgumentException failure)
        {
            // Markdig's answer to quotes and lists nested too deeply.
            throw new TemplateException($"The template cannot be rendered: {failure.Message}", failure);
        }
    }

    // Markdig takes a rule below a paragraph for its underlining, and with that switched off for text: it needs a blank line.
    [GeneratedRegex("^(?=-{3,} *$)", RegexOptions.Multiline)]
    private static partial Regex RuleLine();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UseCjkFriendlyEmphasis().DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.FindExact<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }
}
