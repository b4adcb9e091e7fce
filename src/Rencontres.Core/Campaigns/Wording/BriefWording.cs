using System.Text.RegularExpressions;

namespace Rencontres.Core.Campaigns.Wording;

/// <summary>Dates where there is little room: without the year, and with names of days and months cut as a native cuts them.</summary>
public static partial class BriefWording
{
    private static readonly (string Name, string Brief)[] French =
    [
        ("lundi", "lun."), ("mardi", "mar."), ("mercredi", "mer."), ("jeudi", "jeu."), ("vendredi", "ven."), ("samedi", "sam."), ("dimanche", "dim."),
        ("janvier", "janv."), ("février", "févr."), ("avril", "avr."), ("juillet", "juil."), ("septembre", "sept."), ("octobre", "oct."),
        ("novembre", "nov."), ("décembre", "déc."),
    ];

    private static readonly (string Name, string Brief)[] English =
    [
        ("Monday", "Mon"), ("Tuesday", "Tue"), ("Wednesday", "Wed"), ("Thursday", "Thu"), ("Friday", "Fri"), ("Saturday", "Sat"), ("Sunday", "Sun"),
        ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("August", "Aug"), ("September", "Sept"), ("October", "Oct"),
        ("November", "Nov"), ("December", "Dec"),
    ];

    /// <param name="wording">What <see cref="TimeWording"/> or <see cref="DateWording"/> says.</param>
    public static string Of(string wording, Language language)
    {
        var names = language switch
        {
            Language.French => French,
            Language.English => English,
            Language.Japanese => [],
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        };
        var brief = names.Aggregate(Year().Replace(wording, ""), (text, name) => text.Replace(name.Name, name.Brief, StringComparison.Ordinal));
        return BeforeMonth().Replace(brief, "\u00a0");
    }

    [GeneratedRegex(@" ?\b[0-9]{4}(年|\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    /// <summary>In a narrow bar a line would end there.</summary>
    [GeneratedRegex(@"(?<=\b[0-9]{1,2}) (?=\p{L}{3})")]
    private static partial Regex BeforeMonth();
}
