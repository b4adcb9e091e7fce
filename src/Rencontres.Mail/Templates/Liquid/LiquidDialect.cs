using System.Globalization;
using Fluid;
using Fluid.Values;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Liquid;

/// <summary>
/// The part of Liquid that templates may use. Tags and filters that could print a value unescaped, read files, ask the clock or
/// grow without bounds are left out; what is left out is an unknown tag or filter for the parser and for the check.
/// </summary>
internal static class LiquidDialect
{
    public const int LongestSource = 100 * 1024;
    public const int LongestOutput = 1024 * 1024;
    public const int MostSteps = 20_000;

    public static readonly IReadOnlySet<string> Blocks = new HashSet<string> { "if", "unless", "case", "for", "capture", "comment", "raw" };
    public static readonly IReadOnlySet<string> Branches = new HashSet<string> { "else", "elsif", "when" };
    public static readonly IReadOnlySet<string> Singles = new HashSet<string> { "assign", "echo", "break", "continue", "#" };

    public static readonly IReadOnlySet<string> Filters = new HashSet<string>
    {
        "append", "capitalize", "default", "downcase", "first", "join", "last", "map", "minus", "plus", "prepend", "remove", "reverse", "size", "strip",
        "times", "truncate", "upcase",
    };

    public static readonly FluidParser Parser = CreateParser();
    public static readonly TemplateOptions Options = CreateOptions();

    private const int LongestVariable = 64 * 1024;

    private static FluidParser CreateParser()
    {
        var parser = new FluidParser();
        foreach (var tag in parser.RegisteredTags.Keys.Where(tag => !Blocks.Contains(tag) && !Singles.Contains(tag)).ToList())
            parser.RegisteredTags.Remove(tag);
        return parser;
    }

    private static TemplateOptions CreateOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = MostSteps,
            MaxRecursion = 20,
            CultureInfo = CultureInfo.InvariantCulture,
            ModelNamesComparer = StringComparer.Ordinal,
            StrictFilters = true,
            Captured = (_, value, _) => new ValueTask<FluidValue>(new CapturedMarkup(Bounded(value.ToStringValue()))),
            Assigned = (_, value, _) =>
            {
                if (value is StringValue)
                    Bounded(value.ToStringValue());
                return new ValueTask<FluidValue>(value);
            },
        };
        foreach (var filter in options.Filters.Select(filter => filter.Key).Where(name => !Filters.Contains(name)).ToList())
            options.Filters.Remove(filter);
        return options;
    }

    private static string Bounded(string value) =>
        value.Length <= LongestVariable ? value : throw new TemplateException($"A variable grew over {LongestVariable} characters.");
}
