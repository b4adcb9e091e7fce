using System.Text.RegularExpressions;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>The source of a page: its places, and its HTML with Liquid made invisible without moving anything.</summary>
internal sealed partial class PageSource(string text)
{
    /// <summary>Stands for what a page prints. No HTML has a meaning for it.</summary>
    public const char Printed = '\uE000';

    public string Text => text;

    /// <summary>All branches at once: tags are blanks, printed values are <see cref="Printed"/>.</summary>
    public string Html { get; } = Liquid().Replace(text, tag => Masked(tag.Value));

    public TemplateFault Fault(int offset, string message)
    {
        var before = text.AsSpan(0, offset);
        return new TemplateFault(before.Count('\n') + 1, offset - (before.LastIndexOf('\n') + 1) + 1, message);
    }

    /// <summary>At the first tag that uses a variable.</summary>
    public TemplateFault FaultAt(string variable, string message)
    {
        var word = new Regex($@"{(variable[0] == '.' ? "" : @"(?<![\w.-])")}{Regex.Escape(variable)}(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var place = Liquid().Matches(text).Select(tag => (tag.Index, Word: word.Match(tag.Value))).FirstOrDefault(each => each.Word.Success);
        return Fault(place.Word is { Success: true } found ? place.Index + found.Index : 0, message);
    }

    /// <param name="number">Which range of the page, from 0.</param>
    public TemplateFault FaultAtRange(int number, string message) =>
        Fault(Liquid().Matches(text).SelectMany(tag => Range().Matches(tag.Value).Select(range => tag.Index + range.Index)).ElementAtOrDefault(number), message);

    /// <summary>Whether the page prints it somewhere.</summary>
    public bool Prints(string variable) => Output().Matches(text).Any(output => output.Groups["name"].Value == variable);

    private static string Masked(string tag) => new([.. tag.Select(character => character == '\n' ? '\n' : tag[1] == '{' ? Printed : ' ')]);

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Liquid();

    [GeneratedRegex(@"\([^()]*\.\.")]
    private static partial Regex Range();

    [GeneratedRegex(@"\{\{-?\s*(?<name>[\w.-]+?)\s*(\||-?\}\})")]
    private static partial Regex Output();
}
