using System.Text;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Definitions;

/// <summary>A mail template as it was sent or lies in a folder.</summary>
internal static class TemplateSource
{
    public static IReadOnlyList<TemplateFault> Faults(ITemplateCheck check, string name, byte[] utf8)
    {
        if (TextPlaces.FirstNotUtf8(utf8) is not { } position)
            return check.Check(name, Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'));

        var (line, column) = new TextPlaces(utf8).Of(position);
        return [new TemplateFault(line, column, "The file is not in UTF-8 here; save it as UTF-8.")];
    }
}
