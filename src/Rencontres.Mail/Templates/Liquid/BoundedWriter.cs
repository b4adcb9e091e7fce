using System.Globalization;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>Stops a rendering that grows without bounds. Fluid bounds steps, not output.</summary>
internal sealed class BoundedWriter(int most) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Reserve(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Reserve(value?.Length ?? 0);
        base.Write(value);
    }

    private void Reserve(int count)
    {
        if (GetStringBuilder().Length + count > most)
            throw new TemplateException($"The mail grew over {most} characters.");
    }
}
