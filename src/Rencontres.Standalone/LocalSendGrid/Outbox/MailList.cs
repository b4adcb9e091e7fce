using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>One page of the list, newest first.</summary>
internal sealed record MailList(string Title, long Total, string To, bool IsFirst, bool HasOlder)
{
    public const int PageSize = 50;

    public Html Show(IReadOnlyList<(long Number, KeptMail Mail)> mails) => Html.Of($"""
        <h1>{Title}</h1>
        <p>Rien ne part vraiment : les messages envoyés sont gardés ici. {Total} message(s) en tout.</p>
        <form action="/outbox" method="get">
        <label for="to">Adresse du destinataire, en entier</label>
        <input id="to" name="to" type="email" size="40" value="{To}">
        <button>Filtrer</button>
        </form>
        {(mails.Count == 0 ? Html.Of($"<p>Aucun message.</p>") : Table(mails))}
        <nav aria-label="Pages">{Links(mails)}</nav>
        """);

    private static Html Table(IReadOnlyList<(long Number, KeptMail Mail)> mails) => Html.Of($"""
        <table>
        <thead>
        <tr><th scope="col">N°</th><th scope="col">Date (UTC)</th><th scope="col">Destinataire</th><th scope="col">Objet</th><th scope="col">Pièces jointes</th></tr>
        </thead>
        <tbody>
        {Html.Join(mails.Select(entry => Row(entry.Number, entry.Mail)))}</tbody>
        </table>
        """);

    // Names and subjects may be written from right to left; bdi keeps that within its cell.
    private static Html Row(long number, KeptMail mail) => Html.Of($"""
        <tr><td>{number}</td><td>{MailView.Date(mail)}</td><td><bdi>{mail.To}</bdi></td>
        <td><a href="/outbox/{number}"><bdi>{mail.Subject}</bdi></a></td><td>{mail.Attachments.Count}</td></tr>

        """);

    private Html Links(IReadOnlyList<(long Number, KeptMail Mail)> mails)
    {
        var filter = To.Length == 0 ? "" : $"to={Uri.EscapeDataString(To)}";
        var newest = IsFirst ? Html.None : Html.Of($"""<a href="/outbox?{filter}">Les plus récents</a>""");
        var older = HasOlder ? Html.Of($"""<a href="/outbox?before={mails[^1].Number}&amp;{filter}">Plus anciens</a>""") : Html.None;
        return Html.Of($"{newest}{older}");
    }
}
