using AngleSharp.Html.Dom;
using Fluid;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>A page as it was read.</summary>
/// <param name="Template">Null if its Liquid cannot be understood, or must not be tried.</param>
/// <param name="Forms">What the page sends by post.</param>
internal sealed record PageReading(PageSource Source, IFluidTemplate? Template, IReadOnlyList<SourceForm> Forms, IReadOnlyList<TemplateFault> Faults)
{
    /// <summary>At the form that is meant, should the page have several: the one that comes nearest.</summary>
    public TemplateFault FaultAt(PostForm meant, string message) =>
        Forms.MaxBy(form => (form.Id == meant.Id, meant.Controls.Count(control => form.Names.Contains(control.Name)))) is { } found
            ? new TemplateFault(found.Line, found.Column, message)
            : Source.Fault(0, message);
}

/// <summary>A form of a page's source, all its branches at once.</summary>
internal sealed record SourceForm(string Id, IReadOnlySet<string> Names, int Line, int Column)
{
    public static IReadOnlyList<SourceForm> In(IHtmlDocument document) => [.. document.Forms.Where(PostForm.IsPost).Select(Of)];

    private static SourceForm Of(IHtmlFormElement form)
    {
        var place = form.SourceReference!.Position;
        return new(form.Id ?? "", form.QuerySelectorAll("[name]").Select(each => each.GetAttribute("name")!).ToHashSet(), place.Line, place.Column);
    }
}
