using System.Globalization;
using Markdig.Syntax;

namespace Rencontres.Mail.Templates.Markup;

/// <summary>Writes a document as plain text that reads well unwrapped.</summary>
internal sealed class TextBody(InlineText inlines)
{
    private const string Rule = "------------------------------";

    public string Write(ContainerBlock blocks) => string.Join("\n\n", blocks.Select(Write).Where(text => text.Length > 0));

    private string Write(Block block) => block switch
    {
        ThematicBreakBlock => Rule,
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select((item, index) => Item(list, item, index))),
        QuoteBlock quote => Prefixed("> ", "> ", Write((ContainerBlock)quote)),
        LeafBlock leaf => inlines.Write(leaf.Inline),
        LinkReferenceDefinitionGroup => "",
        ContainerBlock container => Write(container),
        _ => "",
    };

    private string Item(ListBlock list, ListItemBlock item, int index)
    {
        var mark = list.IsOrdered ? (Start(list) + index).ToString(CultureInfo.InvariantCulture) + ". " : "– ";
        return Prefixed(mark, "  ", string.Join('\n', item.Select(Write)));
    }

    public static int Start(ListBlock list) =>
        int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;

    private static string Prefixed(string first, string further, string text) => first + text.Replace("\n", "\n" + further, StringComparison.Ordinal);
}
