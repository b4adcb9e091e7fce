using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Pages.Own;

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

    /// <summary>Besides what reads files and prints unencoded: what doubles a text, or a list, with every turn of a loop, until memory is gone.</summary>
    private static readonly string[] BarredTags = ["include", "render", "liquid", "raw", "macro", "from", "capture"];
    private static readonly string[] BarredFilters = ["raw", "json", "date", "format_date", "append", "prepend", "replace", "replace_first", "replace_last", "join", "concat"];

    /// <summary>Leaves letters of every script as they are: written as numbers, a page in Japanese would be three times as long.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FluidParser Parser = CreateParser();

    private readonly TemplateOptions options = CreateOptions(missing);

    /// <exception cref="FormatException">The template is faulty.</exception>
    public static IFluidTemplate Parse(byte[] source) =>
        Parser.TryParse(Encoding.UTF8.GetString(source), out var template, out var fault) ? template : throw new FormatException(fault);

    /// <param name="html">What is HTML already, and is printed as it is: a page within its layout.</param>
    public async Task<string> RenderAsync(IFluidTemplate template, IReadOnlyDictionary<string, object?> values, string? html = null)
    {
        var context = new TemplateContext(options);
        if (missing is not null)
            context.Undefined = name => Missing(name, values);

        foreach (var (name, value) in values)
        {
            context.SetValue(name, FluidValue.Create(value, options));
        }

        context.SetValue("content", new StringValue(html ?? "", encode: false));
        return await template.RenderAsync(context, Encoder);
    }

    public bool HasFilter(string name) => options.Filters.TryGetValue(name, out _);

    private ValueTask<FluidValue> Missing(string name, IReadOnlyDictionary<string, object?> values)
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

    private static TemplateOptions CreateOptions(Action<MissingVariable>? missing)
    {
        var options = new TemplateOptions
        {
            MaxSteps = MaximumSteps,
            MaxRecursion = MaximumRecursion,
            CultureInfo = CultureInfo.InvariantCulture,
            StrictFilters = true,
        };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.SnakeCase;
        foreach (var type in FormViews.Types.Concat([typeof(FactsView), typeof(LanguageLink), typeof(AnswerRow), typeof(DraftView)]))
        {
            options.MemberAccessStrategy.Register(type);
        }

        if (missing is not null)
            options.MemberAccessStrategy = new TellingMembers(options.MemberAccessStrategy, missing);

        foreach (var filter in BarredFilters)
        {
            options.Filters.Remove(filter);
        }

        return options;
    }
}
