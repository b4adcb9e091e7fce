using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Rencontres.Mail.Templates.Markup;

/// <summary>Writes a document as HTML with its styles inlined.</summary>
internal sealed class HtmlBody(InlineText inlines, MailStyles styles)
{
    public string Write(ContainerBlock blocks) => string.Join('\n', blocks.Select(Write).Where(html => html.Length > 0));

    private string Write(Block block) => block switch
    {
        ThematicBreakBlock => $"<hr style=\"{styles.Rule}\">",
        HeadingBlock heading => Element("h2", styles.Heading, Inlines(heading.Inline)),
        ParagraphBlock paragraph => Element("p", styles.Paragraph, OnlyLink(paragraph) is { } link ? Button(link) : Inlines(paragraph.Inline)),
        ListBlock list => List(list),
        QuoteBlock quote => Element("blockquote", styles.Quote, Write((ContainerBlock)quote)),
        LinkReferenceDefinitionGroup => "",
        ContainerBlock container => Write(container),
        LeafBlock leaf => Inlines(leaf.Inline),
        _ => "",
    };

    private string List(ListBlock list)
    {
        var items = string.Join('\n', list.OfType<ListItemBlock>().Select(item => Element("li", styles.Item, Item(item))));
        return list.IsOrdered
            ? $"<ol start=\"{TextBody.Start(list)}\" style=\"{styles.List}\">\n{items}\n</ol>"
            : $"<ul style=\"{styles.List}\">\n{items}\n</ul>";
    }

    // Loops leave blank lines between items; they must not turn each item into a spaced paragraph.
    private string Item(ListItemBlock item) => string.Join('\n', item.Select((block, index) =>
        index == 0 && block is ParagraphBlock paragraph ? Inlines(paragraph.Inline) : Write(block)));

    private string Inlines(ContainerInline? container)
    {
        var html = new StringBuilder();
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
            html.Append(Write(inline));
        return html.ToString();
    }

    private string Write(Inline inline) => inline switch
    {
        LineBreakInline { IsHard: true } => "<br>\n",
        LineBreakInline lineBreak => InlineText.SoftBreakIsSpace(lineBreak) ? "\n" : "",
        EmphasisInline emphasis => Emphasis(emphasis),
        LinkInline link => Link(link, Label(link), styles.Link),
        AutolinkInline autolink => Link(autolink, HtmlText.Encode(autolink.Url), styles.Link),
        ContainerInline container => Inlines(container),
        _ => Text(inlines.Characters(inline) ?? ""),
    };

    private string Emphasis(EmphasisInline emphasis) =>
        emphasis.DelimiterCount == 2 ? $"<strong>{Inlines(emphasis)}</strong>" : $"<em>{Inlines(emphasis)}</em>";

    private string Label(LinkInline link) => link.FirstChild is null ? HtmlText.Encode(inlines.Address(link) ?? "") : Inlines(link);

    private string Link(Inline link, string label, string style) =>
        inlines.Address(link) is { } address ? $"<a href=\"{HtmlText.Encode(address)}\" style=\"{style}\">{label}</a>" : label;

    private string Button(LinkInline link) => Link(link, Label(link), styles.Button!);

    private LinkInline? OnlyLink(ParagraphBlock paragraph) =>
        styles.Button is not null
        && paragraph.Inline is { FirstChild: LinkInline { NextSibling: null, FirstChild: not null } link }
        && inlines.Address(link) is { } address
        && !InlineText.IsBareAddress(inlines.Write((ContainerInline)link), address)
            ? link
            : null;

    private static string Text(string text) => HtmlText.Encode(text).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string Element(string name, string style, string content) => $"<{name} style=\"{style}\">{content}</{name}>";
}
