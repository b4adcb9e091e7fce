using Fluid.Values;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>One view as a template reaches into it. What was read once is kept: templates ask for the same member again and again.</summary>
internal sealed class ViewMembers(object view, ViewShape shape, PageValues values) : IFluidIndexable
{
    private readonly FluidValue?[] read = new FluidValue?[shape.Count];

    public int Count => shape.Count;

    public IEnumerable<string> Keys => shape.Names;

    public bool TryGetValue(string name, out FluidValue value)
    {
        var place = shape.PlaceOf(name);
        if (place < 0)
        {
            values.Missing?.Invoke(new MissingVariable($".{name}", [.. shape.Names.Select(known => $".{known}")]));
            value = NilValue.Instance;
            return false;
        }

        value = read[place] ??= values.Of(shape.Read(view, place));
        return true;
    }
}
