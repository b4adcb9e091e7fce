using System.Collections.Frozen;
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
    /// <summary>How often a campaign's own page may do anything, each turn of a loop counted. The product's is as long as what it is given.</summary>
    public const int MaximumSteps = 20_000;

    /// <summary>How many loops may lie in each other.</summary>
    public const int MaximumRecursion = 10;

    /// <summary>Of a campaign's own page: far more than everything that can be typed into a bulletin, encoded.</summary>
    private const int MaximumLetters = 1_000_000;

    /// <summary>Besides what reads files and prints unencoded: what doubles a text with every turn of a loop, until memory is gone.</summary>
    private static readonly string[] BarredTags = ["include", "render", "liquid", "raw", "macro", "from", "capture"];

    /// <summary>None of them prints unencoded or makes more of what it is given, so that a loop can pile nothing up. All others are taken away.</summary>
    private static readonly FrozenSet<string> Filters = FrozenSet.Create(
        "default", "upcase", "downcase", "capitalize", "strip", "lstrip", "rstrip", "strip_newlines", "strip_html", "truncate", "slice",
        "remove", "remove_first", "remove_last", "size", "first", "last", "reverse", "sort", "sort_natural", "uniq", "compact",
        "map", "where", "reject", "find", "find_index", "has", "sum",
        "plus", "minus", "times", "divided_by", "modulo", "round", "ceil", "floor", "abs", "at_least", "at_most");

    /// <summary>Leaves letters of every script as they are: written as numbers, a page in Japanese would be three times as long.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FluidParser Parser = CreateParser();

    private const int Unlimited = 0;

    private readonly TemplateOptions options = CreateOptions();
    private readonly PageValues page = new(missing);

    /// <exception cref="FormatException">The template is faulty.</exception>
    public static IFluidTemplate Parse(byte[] source) =>
        Parser.TryParse(Encoding.UTF8.GetString(source), out var template, out var fault) ? template : throw new FormatException(fault);

    /// <returns>What the page, and the layout around it, may print.</returns>
    public IReadOnlyDictionary<string, FluidValue> Values(IReadOnlyDictionary<string, object?> values) => page.Of(values);

    /// <param name="html">What is HTML already, and is printed as it is: a page within its layout.</param>
    /// <returns>To be disposed of by the caller.</returns>
    public Task<PageText> RenderAsync(IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, string html = "") =>
        RenderAsync(new PageText(), template, values, html, Unlimited);

    /// <summary>A campaign's own page, of which nobody knows what it does.</summary>
    /// <inheritdoc cref="RenderAsync(IFluidTemplate, IReadOnlyDictionary{string, FluidValue}, string)"/>
    /// <exception cref="PageTooLongException">It writes too much.</exception>
    /// <exception cref="InvalidOperationException">It does too much.</exception>
    public Task<PageText> RenderOwnAsync(IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, string html = "") =>
        RenderAsync(new PageText(MaximumLetters), template, values, html, MaximumSteps);

    /// <param name="content">What a layout has around it.</param>
    public Task RenderToAsync(PageText text, IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, FluidValue content) =>
        RenderToAsync(text, template, values, content, Unlimited);

    public bool HasFilter(string name) => options.Filters.TryGetValue(name, out _);

    private async Task RenderToAsync(PageText text, IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, FluidValue content, int steps)
    {
        var context = new TemplateContext(options) { MaxSteps = steps };
        if (missing is not null)
            context.Undefined = name => Missing(name, values);

        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
        }

        context.SetValue("content", content);
        await template.RenderAsync(text, Encoder, context);
    }

    private async Task<PageText> RenderAsync(PageText text, IFluidTemplate template, IReadOnlyDictionary<string, FluidValue> values, string html, int steps)
    {
        try
        {
            await RenderToAsync(text, template, values, new StringValue(html, encode: false), steps);
            return text;
        }
        catch
        {
            await text.DisposeAsync();
            throw;
        }
    }

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
            MaxRecursion = MaximumRecursion,
            CultureInfo = CultureInfo.InvariantCulture,
            StrictFilters = true,
        };
        foreach (var (filter, _) in options.Filters.Where(each => !Filters.Contains(each.Key)).ToList())
        {
            options.Filters.Remove(filter);
        }

        return options;
    }
}
