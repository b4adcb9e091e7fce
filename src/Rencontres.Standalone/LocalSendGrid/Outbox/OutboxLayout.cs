using System.Security.Cryptography;
using System.Text;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

internal static class OutboxLayout
{
    private const string Style = """
        body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1d2733;background:#fff}
        a{color:#0b4f8a}h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #c9d1da;overflow-wrap:anywhere}
        thead th{white-space:nowrap}pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:1rem;background:#f3f5f7}
        @media(max-width:40rem){thead{display:none}tr,td{display:block}td{border:0;padding:.1rem 0}tr{padding:.5rem 0;border-bottom:1px solid #c9d1da}input{max-width:100%}}
        iframe{width:100%;height:40rem;border:1px solid #c9d1da;background:#fff}nav{margin:1rem 0;display:flex;gap:1rem}
        """;

    private const string Common = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; style-src ";

    public const string FilePolicy = "default-src 'none'; sandbox";

    /// <summary>In a sandbox browsers do not open their PDF viewer.</summary>
    public const string PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

    /// <summary>Our own style and nothing else.</summary>
    public static string StrictPolicy { get; } = $"{Common}'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>A framed mail is bound by the policy of the page around it and brings its styles inline. Scripts and all that is remote stay shut.</summary>
    public static string MailPolicy { get; } = $"{Common}'unsafe-inline'; img-src data:";

    public static Html Page(string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{new Html(Style)}</style></head>
        <body>
        {content}
        </body>
        </html>

        """);
}
