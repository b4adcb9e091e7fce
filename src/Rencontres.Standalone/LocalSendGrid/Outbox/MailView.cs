using System.Globalization;
using System.Text.RegularExpressions;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>One mail: its headers, both its parts, its attachments.</summary>
internal static partial class MailView
{
    // Links open beside the outbox: within the frame they would be bound by its sandbox.
    private const string FrameFreedoms = "allow-popups allow-popups-to-escape-sandbox";
    private const string FramePrefix = """<base target="_blank">""";

    public static string Date(KeptMail mail) => mail.Instant.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static Html Show(long number, KeptMail mail) => Html.Of($"""
        <nav><a href="/outbox">Tous les messages</a><a href="/outbox?to={Uri.EscapeDataString(mail.To)}">Tous ceux de ce destinataire</a><a href="/outbox/mails/{number}.eml">Télécharger le message (.eml)</a></nav>
        <h1><bdi>{mail.Subject}</bdi></h1>
        <table>
        <tbody>
        {Row("N°", number.ToString(CultureInfo.InvariantCulture))}
        {Row("Date (UTC)", Date(mail))}
        {Row("De", Named(mail.FromName, mail.From))}
        {Row("À", Named(mail.ToName, mail.To))}
        {Row("Répondre à", mail.ReplyTo is null ? "" : Named(mail.ReplyToName, mail.ReplyTo))}
        {Html.Join(mail.Headers.Select(header => Row(header.Key, header.Value)))}
        {Row("Catégories", string.Join(", ", mail.Categories))}
        {Html.Join(mail.CustomArgs.Select(argument => Row($"Repère « {argument.Key} »", argument.Value)))}
        {Row("Identifiant", mail.MessageId)}
        </tbody>
        </table>
        {Attachments(number, mail)}
        {HtmlPart(mail)}
        {TextPart(mail)}
        """);

    private static string Named(string? name, string address) => name is null ? address : $"{name} <{address}>";

    private static Html Row(string name, string value) =>
        value.Length == 0 ? Html.None : Html.Of($"""<tr><th scope="row">{name}</th><td><bdi>{value}</bdi></td></tr>""");

    private static Html Attachments(long number, KeptMail mail)
    {
        var attachments = Html.Join(mail.Attachments.Select((attachment, position) => Attachment(number, position, attachment)));
        return mail.Attachments.Count == 0 ? Html.None : Html.Of($"<h2>Pièces jointes</h2><ul>{attachments}</ul>");
    }

    private static Html Attachment(long number, int position, KeptAttachment attachment) =>
        Html.Of($"""<li><a href="/outbox/{number}/attachments/{position}"><bdi>{attachment.Name}</bdi></a> ({attachment.Size} octets)</li>""");

    private static Html HtmlPart(KeptMail mail) => mail.Html is null
        ? Html.None
        : Html.Of($"""
            <h2>Le message mis en forme</h2>
            <iframe title="Le message mis en forme" sandbox="{FrameFreedoms}" srcdoc="{FramePrefix + mail.Html}"></iframe>
            """);

    private static Html TextPart(KeptMail mail) => mail.Text is null
        ? Html.None
        : Html.Of($"<h2>Le message en texte simple</h2><pre>{Linked(mail.Text)}</pre>");

    private static Html Linked(string text)
    {
        var pieces = new List<Html>();
        var start = 0;
        foreach (Match link in WebAddress().Matches(text))
        {
            pieces.Add(Html.Of($"""{text[start..link.Index]}<a href="{link.Value}">{link.Value}</a>"""));
            start = link.Index + link.Length;
        }

        pieces.Add(Html.Of($"{text[start..]}"));
        return Html.Join(pieces);
    }

    [GeneratedRegex("""https?://[^\s<>"']+[^\s<>"'.,;:!?)]""")]
    private static partial Regex WebAddress();
}
