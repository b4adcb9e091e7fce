using System.Collections;
using System.Runtime.CompilerServices;
using Fluid.Values;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>Makes the values of a page into what Liquid reads. It does at once what the general conversion finds out anew for every value.</summary>
/// <param name="missing">Told of each member that a page uses and does not have.</param>
internal sealed class PageValues(Action<MissingVariable>? missing = null)
{
    /// <summary>The words of a language live as long as their document is in memory, and so do these.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, string>, FluidValue> Texts = [];

    public Action<MissingVariable>? Missing => missing;

    public IReadOnlyDictionary<string, FluidValue> Of(IReadOnlyDictionary<string, object?> values) => values.ToDictionary(each => each.Key, each => Of(each.Value));

    public FluidValue Of(object? value) => value switch
    {
        null => NilValue.Instance,
        string { Length: 0 } => StringValue.Empty,
        string text => new StringValue(text),
        bool flag => flag ? BooleanValue.True : BooleanValue.False,
        int number => NumberValue.Create(number),
        FluidValue ready => ready,
        IReadOnlyDictionary<string, string> texts => Texts.GetValue(texts, OfTexts),
        IList { Count: 0 } => ArrayValue.Empty,
        IList list => OfList(list),
        _ when ViewShape.Of(value.GetType()) is { } shape => new DictionaryValue(new ViewMembers(value, shape, this)),
        _ => throw new ArgumentException($"Pages do not print a {value.GetType().Name}.", nameof(value)),
    };

    private ArrayValue OfList(IList list)
    {
        var values = new FluidValue[list.Count];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = Of(list[place]);
        }

        return new ArrayValue(values);
    }

    private static DictionaryValue OfTexts(IReadOnlyDictionary<string, string> texts) =>
        new(new FluidValueDictionaryFluidIndexable(texts.ToDictionary(text => text.Key, FluidValue (text) => new StringValue(text.Value))));
}
