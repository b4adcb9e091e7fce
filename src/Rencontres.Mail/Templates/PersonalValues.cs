using Rencontres.Mail.Templates.Liquid;
using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates;

/// <summary>
/// What differs between the recipients of a wave. The name becomes one line of plain text (line breaks and control characters
/// are replaced by spaces or dropped), so that it may stand in a subject; both links must be absolute http or https addresses.
/// </summary>
internal sealed record PersonalValues
{
    /// <exception cref="ArgumentException">A link is not an absolute http or https address.</exception>
    public PersonalValues(string name, string link, string unsubscribeLink)
    {
        Name = PlainText.OneLine(PlainText.Clean(name));
        Link = Address(link, nameof(link));
        UnsubscribeLink = Address(unsubscribeLink, nameof(unsubscribeLink));
    }

    /// <summary><c>invitee.name</c>.</summary>
    public string Name { get; }

    /// <summary><c>link</c>: the personal bulletin.</summary>
    public string Link { get; }

    /// <summary><c>unsubscribe_link</c>.</summary>
    public string UnsubscribeLink { get; }

    /// <summary>The same model with these values added, to render a wave's mail for one recipient.</summary>
    public IReadOnlyDictionary<string, object?> Over(IReadOnlyDictionary<string, object?> model)
    {
        var invitee = model.GetValueOrDefault("invitee") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        return new Dictionary<string, object?>(model)
        {
            ["invitee"] = new Dictionary<string, object?>(invitee) { ["name"] = Name },
            ["link"] = Link,
            ["unsubscribe_link"] = UnsubscribeLink,
        };
    }

    private static string Address(string value, string parameter) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !value.Any(c => char.IsControl(c) || c == ' ')
            ? value
            : throw new ArgumentException("Must be an absolute http or https address.", parameter);
}
