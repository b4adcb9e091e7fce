using Fluid;
using Fluid.Values;

namespace Rencontres.Web.Pages.Own;

/// <summary>The words of pages, by key; asked for a key that there is not, it tells.</summary>
internal sealed class TellingTexts(IReadOnlyDictionary<string, string> texts, Action<MissingVariable> missing) : IFluidIndexable
{
    public int Count => texts.Count;

    public IEnumerable<string> Keys => texts.Keys;

    public bool TryGetValue(string name, out FluidValue value)
    {
        if (texts.TryGetValue(name, out var text))
        {
            value = new StringValue(text);
            return true;
        }

        missing(new MissingVariable($"t.{name}", [.. texts.Keys.Select(key => $"t.{key}")]));
        value = NilValue.Instance;
        return false;
    }
}
