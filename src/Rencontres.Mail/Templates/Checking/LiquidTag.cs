namespace Rencontres.Mail.Templates.Checking;

/// <summary>A <c>{{ … }}</c> (whose name is empty) or <c>{% name … %}</c> in a source.</summary>
internal sealed record LiquidTag(int Start, int End, string Name)
{
    public bool IsOutput => Name.Length == 0;
}
