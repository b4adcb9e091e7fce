using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>Markup. Whatever is put into <see cref="Of"/>'s text is encoded, unless it is markup itself.</summary>
internal sealed record Html(string Markup)
{
    public static Html None { get; } = new("");

    public static Html Of(HtmlBuilder builder) => new(builder.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));
}

[InterpolatedStringHandler]
internal readonly struct HtmlBuilder(int literalLength, int formattedCount)
{
    // Letters of every script stay readable in the source; what could end a text or an attribute does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(string? text) => markup.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(long number) => markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Html html) => markup.Append(html.Markup);

    public override string ToString() => markup.ToString();
}
