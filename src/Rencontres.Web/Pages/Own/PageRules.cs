using System.Text;
using AngleSharp.Html.Parser;
using Fluid;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>What can be told of a page from its source alone.</summary>
internal sealed class PageRules(PageLiquid liquid)
{
    /// <summary>More than any page of ours needs.</summary>
    public const int MaximumBytes = 100 * 1024;

    private static readonly HtmlParserOptions WithPlaces = new() { IsKeepingSourceReferences = true };

    /// <param name="name">One of <see cref="PageFiles.Names"/>.</param>
    public PageReading Read(string name, byte[] utf8)
    {
        if (utf8.Length > MaximumBytes)
            return Unread(new TemplateFault(1, 1, $"The page is longer than {MaximumBytes / 1024} KB."));

        if (TextPlaces.FirstNotUtf8(utf8) is { } position)
        {
            var (line, column) = new TextPlaces(utf8).Of(position);
            return Unread(new TemplateFault(line, column, "The file is not in UTF-8 here; save it as UTF-8."));
        }

        var source = new PageSource(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'));
        var faults = new List<TemplateFault>();
        var template = PageSyntax.Parse(source, faults);
        var walk = template is null ? null : TemplateWalk.Of(template);
        if (walk is not null)
            faults.AddRange(Used(source, walk));

        using var document = new HtmlParser(WithPlaces).ParseDocument(source.Html);
        var forms = SourceForm.In(document);
        faults.AddRange(PageMarkup.Faults(document));
        faults.AddRange(Missing(name, source, forms));
        return new PageReading(source, walk is { IsBounded: true } ? template : null, forms, [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }

    private static PageReading Unread(TemplateFault fault) => new(new PageSource(""), null, [], [fault]);

    private IEnumerable<TemplateFault> Used(PageSource source, TemplateWalk walk)
    {
        foreach (var filter in walk.Filters.Where(filter => !liquid.HasFilter(filter)))
            yield return source.FaultAt(filter, $"There is no filter \"{filter}\".");

        foreach (var range in walk.Ranges.Index().Where(range => !range.Item))
            yield return source.FaultAtRange(range.Index, $"A range must be written in two numbers, {TemplateWalk.LongestRange} long at most: (1..10).");
    }

    private static IEnumerable<TemplateFault> Missing(string name, PageSource source, IReadOnlyList<SourceForm> forms)
    {
        var needs = PageNeeds.Of(name);
        if (needs.Prints is { } variable && !source.Prints(variable))
            yield return source.Fault(0, $"The page \"{name}\" must print {{{{ {variable} }}}}.");

        if (needs.HasForm && forms.Count == 0)
            yield return source.Fault(0, $"The page \"{name}\" must have a form that is sent by post: <form method=\"post\" action=\"?lang={{{{ language }}}}\">.");
    }
}
