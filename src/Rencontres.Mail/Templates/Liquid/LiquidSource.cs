using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>A parsed template. Fluid's exceptions end here.</summary>
internal sealed class LiquidSource
{
    private readonly IFluidTemplate _template;

    private LiquidSource(IFluidTemplate template) => _template = template;

    /// <summary>Parses Markdown with Liquid; printed values become stand-ins.</summary>
    public static LiquidSource ParseMail(string source) => new(new PrintedValues().VisitTemplate(Parse(PlainText.CleanSource(source))));

    /// <summary>Parses HTML with Liquid.</summary>
    public static LiquidSource ParseLayout(string source) => new(Parse(source));

    /// <summary>The template's Markdown for this model.</summary>
    public string Render(IReadOnlyDictionary<string, object?> model, StandIns standIns)
    {
        var context = new TemplateContext(LiquidDialect.Options);
        standIns.AddTo(context);
        foreach (var (name, value) in model)
            context.SetValue(name, LiquidModel.Value(value));
        return Render(context);
    }

    /// <summary>The layout's HTML around fragments that are HTML already.</summary>
    public string RenderLayout(IReadOnlyDictionary<string, string> fragments)
    {
        var context = new TemplateContext(LiquidDialect.Options);
        foreach (var (name, html) in fragments)
            context.SetValue(name, new StringValue(html, encode: false));
        return Render(context);
    }

    private static IFluidTemplate Parse(string source)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(source) > LiquidDialect.LongestSource)
            throw new TemplateException("The template is over 100 KB.");
        return LiquidDialect.Parser.TryParse(source, out var template, out var error)
            ? template
            : throw new TemplateException(error);
    }

    private string Render(TemplateContext context)
    {
        using var writer = new BoundedWriter(LiquidDialect.LongestOutput);
        try
        {
            // Nothing in a template waits: it has completed.
            _template.RenderAsync(writer, HtmlEncoder.Default, context).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is FluidException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new TemplateException($"The template cannot be rendered: {failure.Message}", failure);
        }

        return writer.ToString();
    }
}
