using Fluid.Ast;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>The variables that can be used at a place, and the shapes of expressions over them.</summary>
internal sealed class VariableScope(VariableShape.Group given)
{
    private static readonly VariableShape.Plain Plain = new();

    private static readonly VariableShape.Group ForLoop = new(
        new[] { "index", "index0", "rindex", "rindex0", "first", "last", "length" }.ToDictionary(name => name, VariableShape (_) => Plain));

    private readonly Stack<Dictionary<string, VariableShape>> _loops = [];
    private readonly Dictionary<string, VariableShape> _assigned = [];

    public static string Path(MemberExpression member) =>
        string.Join('.', member.Segments.Select(segment => segment is IdentifierSegment identifier ? identifier.Identifier : "[…]"));

    /// <summary>The beginning of the path that has names only, as it is found in the source.</summary>
    public static string Start(MemberExpression member) =>
        Path(member) is var path && path.IndexOf(".[…]", StringComparison.Ordinal) is >= 0 and var end ? path[..end] : path;

    public void Set(string name, VariableShape? shape) => _assigned[name] = shape ?? new VariableShape.Anything();

    public IDisposable Loop(string name, VariableShape item)
    {
        _loops.Push(new Dictionary<string, VariableShape> { [name] = item, ["forloop"] = ForLoop });
        return new LoopEnd(_loops);
    }

    /// <summary>Null when there is no such variable.</summary>
    public VariableShape? ShapeOf(Expression expression) => expression switch
    {
        MemberExpression member => Member(member),
        FilterExpression { Name: "first" or "last" } filter => ShapeOf(filter.Input) is VariableShape.Listing list ? list.Item : Plain,
        FilterExpression { Name: "default" or "reverse" } filter => ShapeOf(filter.Input),
        FilterExpression { Name: "map" } filter => new VariableShape.Listing(Mapped(filter) ?? new VariableShape.Anything()),
        _ => Plain,
    };

    /// <summary>What <c>map</c> takes out of each item; null when the items have no such member.</summary>
    public VariableShape? Mapped(FilterExpression map) =>
        ShapeOf(map.Input) is VariableShape.Listing { Item: VariableShape.Group item } ? item.Members.GetValueOrDefault(MappedName(map)) : null;

    public static string MappedName(FilterExpression map) =>
        map.Parameters is [{ Expression: LiteralExpression { Value: var name } }, ..] ? name.ToStringValue() : "";

    private VariableShape? Member(MemberExpression member)
    {
        VariableShape? shape = null;
        foreach (var segment in member.Segments)
        {
            if (segment is not IdentifierSegment { Identifier: var name })
                return null;
            shape = segment == member.Segments[0] ? Root(name) : Step(shape, name);
            if (shape is null)
                return null;
        }

        return shape;
    }

    private VariableShape? Root(string name)
    {
        foreach (var loop in _loops)
        {
            if (loop.TryGetValue(name, out var inner))
                return inner;
        }

        return _assigned.GetValueOrDefault(name) ?? given.Members.GetValueOrDefault(name);
    }

    private static VariableShape? Step(VariableShape? shape, string name) => shape switch
    {
        VariableShape.Anything => shape,
        VariableShape.Group group => group.Members.GetValueOrDefault(name),
        VariableShape.Listing list => name is "first" or "last" ? list.Item : name is "size" ? Plain : null,
        VariableShape.Plain { IsPersonal: false } => name is "size" ? Plain : null,
        _ => null,
    };

    private sealed class LoopEnd(Stack<Dictionary<string, VariableShape>> loops) : IDisposable
    {
        public void Dispose() => loops.Pop();
    }
}
