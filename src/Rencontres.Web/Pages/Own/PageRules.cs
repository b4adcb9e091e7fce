using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Fluid;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>A page as it was read.</summary>
/// <param name="Template">Null if its Liquid cannot be understood.</param>
internal sealed record PageReading(PageSource Source, IFluidTemplate? Template, IReadOnlyList<TemplateFault> Faults);

/// <summary>What can be told of a page from its source alone.</summary>
internal sealed partial class PageRules(PageLiquid liquid)
{
    /// <summary>More than any page of ours needs.</summary>
    public const int MaximumBytes = 100 * 1024;

    private const int MostFaults = 20;

    private static readonly HtmlParserOptions WithPlaces = new() { IsKeepingSourceReferences = true };

    /// <param name="name">One of <see cref="PageFiles.Names"/>.</param>
    public PageReading Read(string name, byte[] utf8)
    {
        if (utf8.Length > MaximumBytes)
            return Unread("", new TemplateFault(1, 1, $"The page is longer than {MaximumBytes / 1024} KB."));

        if (TextPlaces.FirstNotUtf8(utf8) is { } position)
        {
            var (line, column) = new TextPlaces(utf8).Of(position);
            return Unread("", new TemplateFault(line, column, "The file is not in UTF-8 here; save it as UTF-8."));
        }

        var source = new PageSource(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'));
        var faults = new List<TemplateFault>();
        var template = Parse(source, faults);
        if (template is not null)
            faults.AddRange(Filters(source, template));

        using var document = new HtmlParser(WithPlaces).ParseDocument(source.Html);
        faults.AddRange(PageMarkup.Faults(document));
        faults.AddRange(Missing(name, source, document));
        return new PageReading(source, template, [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }

    private static PageReading Unread(string text, TemplateFault fault) => new(new PageSource(text), null, [fault]);

    /// <summary>A tag that pages do not have is blanked and the rest read on, so that one check names all.</summary>
    private static IFluidTemplate? Parse(PageSource source, List<TemplateFault> faults)
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

    private IEnumerable<TemplateFault> Filters(PageSource source, IFluidTemplate template) => FilterWalk.In(template)
        .Where(filter => !liquid.HasFilter(filter))
        .Select(filter => source.FaultAt(filter, $"There is no filter \"{filter}\"."));

    private static IEnumerable<TemplateFault> Missing(string name, PageSource source, IHtmlDocument document)
    {
        var needs = PageNeeds.Of(name);
        foreach (var variable in needs.Prints.Where(variable => !source.Prints(variable)))
            yield return source.Fault(0, $"The page \"{name}\" must print {{{{ {variable} }}}}.");

        if (needs.Fields is null)
            yield break;

        if (FormOf(document, needs.Fields) is not { } form)
        {
            yield return source.Fault(0, $"The page \"{name}\" must have a form that is sent by post: <form method=\"post\" action=\"?lang={{{{ language }}}}\">.");
            yield break;
        }

        foreach (var field in needs.Fields.Where(field => !Has(form, field)))
            yield return At(form, $"The form must have a field, or a button, with the name \"{field}\".");

        foreach (var variable in needs.InForm.Where(variable => !source.OffsetsOf(variable).Any(offset => IsWithin(form, source, offset))))
            yield return At(form, $"The form must print {{{{ {variable} }}}}: it keeps machines from filling the form in.");
    }

    /// <summary>The form that is meant, should a page have several: the one that comes nearest.</summary>
    private static IHtmlFormElement? FormOf(IHtmlDocument document, IReadOnlyList<string> fields) =>
        document.Forms.Where(form => form.Method == "post").MaxBy(form => fields.Count(field => Has(form, field)));

    private static bool Has(IHtmlFormElement form, string field) => form.QuerySelectorAll("[name]").Any(each => each.GetAttribute("name") == field);

    private static TemplateFault At(IHtmlFormElement form, string message) =>
        new(form.SourceReference!.Position.Line, form.SourceReference.Position.Column, message);

    private static bool IsWithin(IHtmlFormElement form, PageSource source, int offset)
    {
        var start = form.SourceReference!.Position.Position;
        var end = source.Html.IndexOf("</form", Math.Min(start, source.Html.Length), StringComparison.OrdinalIgnoreCase);
        return offset > start && (end < 0 || offset < end);
    }

    private static (int Line, int Column, string Message) Place(string fault) => Position().Match(fault) is { Success: true } place
        ? (Number(place.Groups[1]), Number(place.Groups[2]), fault[..place.Index])
        : (1, 1, fault);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Fluid gives the place in its message only.
    [GeneratedRegex(@" at \((\d+):(\d+)\)")]
    private static partial Regex Position();
}
