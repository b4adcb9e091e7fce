using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>
/// Parses on after a fault, so that one run reports all: the tag at fault is replaced by a harmless one of its kind, in place.
/// </summary>
internal static partial class ForgivingParser
{
    private const int MostFaults = 100;

    /// <summary>The template, with what is at fault left out; null if too much is.</summary>
    public static IFluidTemplate? Parse(SourceText text, List<TemplateFault> faults)
    {
        var scan = new TagScan(text, faults);
        var source = scan.Repaired;
        for (var i = 0; i < MostFaults; i++)
        {
            if (LiquidDialect.Parser.TryParse(source, out var template, out var error))
                return template;
            var (line, column, message) = Read(error);
            var offset = text.Offset(line, column);
            var tag = scan.Tags.LastOrDefault(tag => tag.Start <= offset);
            faults.Add(Unclear().IsMatch(message) && tag is { IsOutput: false }
                ? text.Fault(tag.Start, $"This '{tag.Name}' cannot be understood.")
                : text.Fault(offset, message));
            if (tag is null || Harmless(tag) is not { } harmless || harmless == source[tag.Start..tag.End])
                return null;
            source = source[..tag.Start] + harmless + source[tag.End..];
        }

        return null;
    }

    private static string? Harmless(LiquidTag tag)
    {
        var length = tag.End - tag.Start;
        var shortest = tag.Name switch
        {
            "if" or "elsif" or "unless" or "case" or "when" => $"{{%{tag.Name} 1%}}",
            "for" => $"{{%for {VariableWalk.Placeholder} in {VariableWalk.Placeholder}%}}",
            "capture" => $"{{%capture {VariableWalk.Placeholder}%}}",
            _ => "",
        };
        // White space may fill a tag, and blanks what was left out, so that every other place stays the same.
        return shortest.Length > length ? null
            : shortest.Length == 0 ? new string(' ', length)
            : shortest[..^2] + new string(' ', length - shortest.Length) + "%}";
    }

    private static (int Line, int Column, string Message) Read(string error)
    {
        var match = Position().Match(error);
        if (!match.Success)
            return (1, 1, error);
        var message = error[..match.Index].Split(". To enable", 2)[0].TrimEnd('.') + ".";
        return (Number(match.Groups[1]), Number(match.Groups[2]), message);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // That a block's end is missing was found before; what Fluid means is that it does not understand a tag within the block.
    [GeneratedRegex(@"^(Invalid '\w+' tag|'\{% end\w+ %\}' was expected)")]
    private static partial Regex Unclear();

    // Fluid gives the place in its message only.
    [GeneratedRegex(@" at \((\d+):(\d+)\)")]
    private static partial Regex Position();
}
