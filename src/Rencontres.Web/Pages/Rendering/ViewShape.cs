using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using Fluid;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>The members of one type of view, by the names that templates use: its properties' in snake case. Made once, read without reflection.</summary>
internal sealed class ViewShape
{
    /// <summary>What templates may reach into; nothing else has members for them.</summary>
    private static readonly FrozenDictionary<Type, ViewShape> Known = FormViews.Types
        .Concat([typeof(FactsView), typeof(LanguageLink), typeof(AnswerRow), typeof(DraftView)])
        .ToFrozenDictionary(type => type, type => new ViewShape(type));

    private readonly Func<object, object?>[] readers;
    private readonly FrozenDictionary<string, int> places;

    private ViewShape(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        readers = [.. properties.Select(Reader)];
        places = properties.Index().ToFrozenDictionary(each => MemberNameStrategies.SnakeCase(each.Item), each => each.Index);
    }

    public int Count => readers.Length;

    public IEnumerable<string> Names => places.Keys;

    public static ViewShape? Of(Type type) => Known.GetValueOrDefault(type);

    /// <returns>Negative if the view has no such member.</returns>
    public int PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : -1;

    public object? Read(object view, int place) => readers[place](view);

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var view = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(view, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), view).Compile();
    }
}
