using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fluid;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>Reads the Liquid of a page.</summary>
internal static partial class PageSyntax
{
    private const int MostFaults = 20;

    /// <summary>A tag that pages do not have is blanked and the rest read on, so that one check names all.</summary>
    /// <returns>Null if it cannot be understood.</returns>
    public static IFluidTemplate? Parse(PageSource source, List<TemplateFault> faults)
    {
        var text = source.Text;
        while (faults.Count < MostFaults)
        {
            try
            {
                var template = PageLiquid.Parse(Encoding.UTF8.GetBytes(text));
                return faults.Count == 0 ? template : null;
            }
            catch (FormatException fault)
            {
                var (line, column, message) = Place(fault.Message);
                faults.Add(new TemplateFault(line, column, message));
                if (!message.StartsWith("Unknown tag", StringComparison.Ordinal) || Blanked(text, line, column) is not { } rest)
                    return null;

                text = rest;
            }
        }

        return null;
    }

    private static string? Blanked(string text, int line, int column)
    {
        var start = 0;
        for (var passed = 1; passed < line; passed++)
            start = text.IndexOf('\n', start) + 1;

        var open = text.LastIndexOf("{%", Math.Min(text.Length - 1, start + column), StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf("%}", open, StringComparison.Ordinal);
        return close < 0 ? null : text[..open] + new string(' ', close + 2 - open) + text[(close + 2)..];
    }

    private static (int Line, int Column, string Message) Place(string fault) => Position().Match(fault) is { Success: true } place
        ? (Number(place.Groups[1]), Number(place.Groups[2]), fault[..place.Index])
        : (1, 1, fault);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Fluid gives the place in its message only.
    [GeneratedRegex(@" at \((\d+):(\d+)\)")]
    private static partial Regex Position();
}
