using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MimeKit;

namespace Rencontres.Rehearsal.Tests.Mails;

/// <summary>A mail as the recipient's program reads it: the message by MimeKit, its HTML part by the rules of browsers, neither by code of ours.</summary>
internal sealed partial class ReceivedMail
{
    /// <summary>Between their words is a gap, even where the source has none.</summary>
    private static readonly HashSet<string> Blocks = ["p", "h2", "li", "ul", "ol", "blockquote", "td", "tr", "table", "br", "hr"];

    private readonly MimeMessage message;
    private readonly IDocument page;

    private ReceivedMail(MimeMessage message, IDocument page) => (this.message, this.page) = (message, page);

    public string Subject => message.Subject ?? "";

    public string Text => message.TextBody!.ReplaceLineEndings("\n");

    /// <summary>The page's title and what it shows, every blank of it, with entities decoded.</summary>
    public string Page => $"{page.Head!.TextContent}\n{page.Body!.TextContent}";

    /// <summary>Every element with its attributes, in order; links are taken to lead to the same place.</summary>
    public IReadOnlyList<string> Elements => [.. page.All.Select(element =>
        $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => $"{attribute.Name}={WithoutLinks(attribute.Value)}"))}")];

    public IReadOnlyList<string> HeaderNames => [.. message.Headers.Select(header => header.Field)];

    /// <summary>Everybody whom the message names as a recipient, in whatever way.</summary>
    public IReadOnlyList<MailboxAddress> Recipients =>
        [.. message.GetRecipients().Concat(message.ResentTo.Mailboxes).Concat(message.ResentCc.Mailboxes).Concat(message.ResentBcc.Mailboxes)];

    public MailboxAddress From => Assert.Single(message.From.Mailboxes);

    public MailboxAddress ReplyTo => Assert.Single(message.ReplyTo.Mailboxes);

    public string Bulletin => Link().Match(Text).Groups[1].Value;

    public static async Task<ReceivedMail> FetchAsync(HttpClient outbox, long number)
    {
        await using var source = await outbox.GetStreamAsync(string.Create(CultureInfo.InvariantCulture, $"outbox/mails/{number}.eml"));
        var message = await MimeMessage.LoadAsync(source);
        return new ReceivedMail(message, new HtmlParser().ParseDocument(message.HtmlBody!));
    }

    public string? Header(string name) => message.Headers[name];

    /// <summary>Personal links differ from mail to mail; what surrounds them must not.</summary>
    public static string WithoutLinks(string text) => OwnAddress().Replace(text, "LINK");

    /// <summary>The words of the text part. What only marks list items and the footer is no word.</summary>
    public IReadOnlyList<string> TextWords => Words(Marks().Replace(Text, ""));

    /// <summary>The words of the HTML part, with the address behind each link where its label is another.</summary>
    public IReadOnlyList<string> HtmlWords => Words(Written(page.Body!));

    private static string[] Words(string text) => text.Replace('<', ' ').Replace('>', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Written(INode node)
    {
        var written = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            var inside = child is IText text ? text.Data : Written(child);
            written.Append(child switch
            {
                IElement { LocalName: "a" } link when link.GetAttribute("href") is { } address && address.Replace("mailto:", "", StringComparison.Ordinal) != inside => $"{inside} <{address}>",
                IElement element when Blocks.Contains(element.LocalName) => $" {inside} ",
                _ => inside,
            });
        }

        return written.ToString();
    }

    [GeneratedRegex("^(– |-- $)", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"/bulletins/([A-Za-z0-9_.-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"http://localhost:\d+/[A-Za-z0-9/_.-]+")]
    private static partial Regex OwnAddress();
}
