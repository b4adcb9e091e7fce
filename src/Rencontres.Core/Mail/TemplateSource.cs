using System.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>A mail template as it was sent, or as it lies in a folder or in the store.</summary>
public static class TemplateSource
{
    /// <returns>What <see cref="ITemplateCheck"/> finds, or where the file is not UTF-8.</returns>
    public static IReadOnlyList<TemplateFault> Faults(ITemplateCheck check, string name, byte[] utf8)
    {
        if (TextPlaces.FirstNotUtf8(utf8) is not { } position)
            return check.Check(name, Read(utf8));

        var (line, column) = new TextPlaces(utf8).Of(position);
        return [new TemplateFault(line, column, "The file is not in UTF-8 here; save it as UTF-8.")];
    }

    /// <summary>Its text, without a byte order mark.</summary>
    public static string Read(byte[] utf8) => Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF');
}
