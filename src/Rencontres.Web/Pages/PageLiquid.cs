using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Rencontres.Web.Pages.Own;
using Rencontres.Web.Pages.Rendering;

namespace Rencontres.Web.Pages;

/// <summary>
/// Liquid as pages may use it. Organisers may change pages, so a template can neither print unencoded, nor load files, nor run without end; all it
/// can reach are the values of its page.
/// </summary>
/// <param name="missing">Told of each variable that a page uses and does not have; it prints nothing either way.</param>
internal sealed class PageLiquid(Action<MissingVariable>? missing = null)
{
    private const int MaximumSteps = 20_000;
    private const int MaximumRecursion = 10;

    private static readonly string[] BarredTags = ["include", "render", "liquid", "raw", "macro", "from"];
    private static readonly string[] BarredFilters = ["raw", "json", "date", "format_date"];

    /// <summary>Leaves letters of every script as they are: written as numbers, a page in Japanese would be three times as long.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FluidParser Parser = CreateParser();

    private readonly TemplateOptions options = CreateOptions();
    private readonly PageValues page = new(missing);

    /// <exception cref="FormatException">The template is faulty.</exception>
    public static IFluidTemplate Parse(byte[] source) =>
        Parser.TryParse(Encoding.UTF8.GetString(source), out var template, out var fault) ? template : throw new FormatException(fault);

    /// <returns>What the page, and the layout around it, may print.</returns>
    public IReadOnlyDictionary<string, FluidValue> Values(IReadOnlyDictionary<string, object?> values) => page.Of(values);

    /// <param name="html">What is HTML already, and is printed as it is: a page within its layout.</param>
    /// <returns>To be disposed of by the caller.</returns>
    public async Task<PageText> RenderAsync(IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, string html = "")
    {
        var context = new TemplateContext(options);
        if (missing is not null)
            context.Undefined = name => Missing(name, values);

        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
        }

        context.SetValue("content", new StringValue(html, encode: false));
        var text = new PageText();
        try
        {
            await template.RenderAsync(text, Encoder, context);
            return text;
        }
        catch
        {
            await text.DisposeAsync();
            throw;
        }
    }

    public bool HasFilter(string name) => options.Filters.TryGetValue(name, out _);

    private ValueTask<FluidValue> Missing(string name, IReadOnlyDictionary<string, FluidValue> values)
    {
        missing!(new MissingVariable(name, [.. values.Keys]));
        return ValueTask.FromResult<FluidValue>(NilValue.Instance);
    }

    private static FluidParser CreateParser()
    {
        var parser = new FluidParser();
        foreach (var tag in BarredTags)
        {
            parser.RegisteredTags.Remove(tag);
        }

        return parser;
    }

    private static TemplateOptions CreateOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = MaximumSteps,
            MaxRecursion = MaximumRecursion,
            CultureInfo = CultureInfo.InvariantCulture,
            StrictFilters = true,
        };
        foreach (var filter in BarredFilters)
        {
            options.Filters.Remove(filter);
        }

        return options;
    }
}
