using System.Net;
using System.Text.RegularExpressions;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Tests.Templates;

internal static partial class Samples
{
    public const string Layout =
        """
        <!doctype html>
        <html lang="{{ language }}"><head><title>{{ subject }}</title></head>
        <body><div id="content">{{ content }}</div><div id="footer">{{ footer }}</div></body></html>
        """;

    public const string Footer =
        """
        {{ organiser.name }}{% for mailbox in organiser.mailboxes %} · [{{ mailbox }}](mailto:{{ mailbox }}){% endfor %}

        {% if unsubscribe_link %}[Ne plus recevoir ces messages]({{ unsubscribe_link }}){% endif %}
        """;

    public static readonly MailFrame Frame = MailFrame.Parse(Layout, Footer, "fr");

    public static Dictionary<string, object?> Model(params (string Name, object? Value)[] values)
    {
        var model = new Dictionary<string, object?>
        {
            ["organiser"] = new Dictionary<string, object?>
            {
                ["name"] = "Cités <unies>",
                ["mailboxes"] = new[] { "a@example.org", "b@example.org" },
            },
        };
        foreach (var (name, value) in values)
            model[name] = value;
        return model;
    }

    public static RenderedMail Render(string source, params (string Name, object? Value)[] values) =>
        MailTemplate.Parse(source).Render(Frame, Model(values));

    /// <summary>The text part without the footer.</summary>
    public static string Body(this RenderedMail mail) => mail.Text.Split("\n\n-- \n")[0];

    /// <summary>The HTML between the layout's marks for the content.</summary>
    public static string Content(this RenderedMail mail) => Between(mail.Html, "<div id=\"content\">", "</div><div id=\"footer\">");

    /// <summary>What a reader sees of a piece of HTML.</summary>
    public static string Seen(string html) =>
        WebUtility.HtmlDecode(Tags().Replace(LineBreaks().Replace(html, "\n"), ""));

    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<br>\n")]
    private static partial Regex LineBreaks();
}
