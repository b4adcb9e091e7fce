using System.Globalization;
using System.Text.Encodings.Web;
using Fluid.Values;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>
/// The Markdown that a <c>capture</c> block made, in which values already are stand-ins: the only thing that may be printed as markup.
/// It is a type of its own because Fluid's filters hand the mark "do not encode" of a captured string on to whatever they append.
/// </summary>
internal sealed class CapturedMarkup(string markdown) : FluidValue
{
    public override FluidValues Type => FluidValues.String;

    public override bool Equals(FluidValue? other) =>
        other switch
        {
            null => false,
            { Type: FluidValues.String } => other.ToStringValue() == markdown,
            { Type: FluidValues.Empty } => markdown.Length == 0,
            { Type: FluidValues.Blank } => string.IsNullOrWhiteSpace(markdown),
            _ => false,
        };

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => markdown.GetHashCode(StringComparison.Ordinal);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => markdown;

    public override object ToObjectValue() => markdown;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        writer.Write(markdown);
        return default;
    }
}
