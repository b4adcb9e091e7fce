using System.Text;
using Fluid;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>
/// Keeps values away from Markdown: each printed value is one private-use character, which Markdown takes for a letter, until the
/// parts of the mail are written. So no value can become markup, and whether the markup around a value works never depends on the
/// value: a mail rendered with substitution tags has the structure of the one rendered with the values.
/// </summary>
internal sealed class StandIns
{
    private const int First = 0xF0000;
    private const int Last = 0xFFFFD;
    private const string Key = nameof(StandIns);

    private readonly List<string> _values = [];
    private int _length;

    public static StandIns Of(TemplateContext context) => (StandIns)context.AmbientValues[Key];

    public void AddTo(TemplateContext context) => context.AmbientValues[Key] = this;

    public static bool Is(Rune rune) => rune.Value is >= First and <= Last;

    public string For(string value)
    {
        // A filter applied to captured text brings stand-ins of its own.
        var expanded = Expand(value);
        _length += expanded.Length;
        if (_length > LiquidDialect.LongestOutput || _values.Count > Last - First)
            throw new TemplateException($"The mail grew over {LiquidDialect.LongestOutput} characters.");
        _values.Add(expanded);
        return char.ConvertFromUtf32(First + _values.Count - 1);
    }

    public string Expand(string text)
    {
        if (!text.Any(char.IsHighSurrogate))
            return text;
        var expanded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune) && rune.Value - First < _values.Count)
                expanded.Append(_values[rune.Value - First]);
            else
                expanded.Append(rune);
        }

        return expanded.ToString();
    }
}
