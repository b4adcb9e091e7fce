using System.Globalization;
using System.Text.Encodings.Web;
using Fluid.Values;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>A value that is written when a template comes to print it, and not before. It can be printed only.</summary>
/// <param name="writeAsync">Writes to where the template writes.</param>
internal sealed class WrittenInPlace(Func<ValueTask> writeAsync) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => writeAsync();

    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => throw PrintedOnly();

    public override string ToStringValue() => throw PrintedOnly();

    public override object ToObjectValue() => throw PrintedOnly();

    private static NotSupportedException PrintedOnly() => new("The content of a layout can be printed only.");
}
