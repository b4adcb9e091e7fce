using System.Text;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Checking;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates;

/// <summary>Finds every fault of a template without rendering it. Besides the mails it knows <c>layout</c>, the HTML around them.</summary>
public sealed class TemplateCheck : ITemplateCheck
{
    public IReadOnlyList<TemplateFault> Check(string name, string source)
    {
        if (TemplateVariables.For(name) is not { } variables)
            return [new TemplateFault(1, 1, $"There is no mail called \"{name}\". The mails are: {string.Join(", ", TemplateVariables.Names)}.")];
        if (Encoding.UTF8.GetByteCount(source.TrimStart('\uFEFF')) > LiquidDialect.LongestSource)
            return [new TemplateFault(1, 1, "The template is over 100 KB.")];

        var text = new SourceText(source);
        var faults = new List<TemplateFault>();
        if (variables.HasSubject)
            CheckSubject(text, faults);
        CheckCharacters(text, faults);
        if (ForgivingParser.Parse(text, faults) is { } template)
            faults.AddRange(new VariableWalk(text, variables).Faults(template));
        return [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    private static void CheckSubject(SourceText text, List<TemplateFault> faults)
    {
        var first = text.Source.Split('\n', 2)[0];
        if (!first.StartsWith("# ", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(first[2..]))
            faults.Add(new TemplateFault(1, 1, "The first line must be the subject: \"# \" and then the subject's text."));
    }

    private static void CheckCharacters(SourceText text, List<TemplateFault> faults)
    {
        var index = 0;
        foreach (var rune in text.Source.EnumerateRunes())
        {
            if (StandIns.Is(rune) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
                faults.Add(text.Fault(index, $"The character U+{rune.Value:X4} cannot stand in a mail."));
            index += rune.Utf16SequenceLength;
        }
    }
}
