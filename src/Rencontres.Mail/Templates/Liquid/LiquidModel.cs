using System.Collections;
using System.Globalization;
using Fluid.Values;
using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>Turns a model of nested dictionaries into Fluid's values, without reflection, and cleans every string on the way in.</summary>
internal static class LiquidModel
{
    public static FluidValue Value(object? value) => value switch
    {
        null => NilValue.Instance,
        string text => new StringValue(PlainText.Clean(text)),
        bool truth => BooleanValue.Create(truth),
        int or long or short or byte or decimal or double => NumberValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> group => new DictionaryValue(new FluidValueDictionaryFluidIndexable(
            group.ToDictionary(member => member.Key, member => Value(member.Value), StringComparer.Ordinal))),
        IEnumerable list => new ArrayValue(list.Cast<object?>().Select(Value).ToArray()),
        _ => throw new ArgumentException($"A model cannot hold a {value.GetType().Name}.", nameof(value)),
    };
}
