namespace Rencontres.Mail.Templates.Checking;

/// <summary>What a variable is, as far as a template can tell.</summary>
internal abstract record VariableShape
{
    /// <summary>A text, number or yes-or-no. A personal one is the recipient's own.</summary>
    public sealed record Plain(bool IsPersonal = false) : VariableShape;

    /// <summary>Members by name.</summary>
    public sealed record Group(IReadOnlyDictionary<string, VariableShape> Members) : VariableShape;

    /// <summary>A list of things of one shape.</summary>
    public sealed record Listing(VariableShape Item) : VariableShape;

    /// <summary>Something that was at fault already, about which no more is said.</summary>
    public sealed record Anything : VariableShape;
}
