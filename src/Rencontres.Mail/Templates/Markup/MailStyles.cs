namespace Rencontres.Mail.Templates.Markup;

/// <summary>Inline styles by element, since many mail clients drop style sheets. Foot has no buttons.</summary>
internal sealed record MailStyles(string Paragraph, string Heading, string List, string Item, string Link, string Rule, string Quote, string? Button)
{
    private const string BodyText = "font-size:16px;line-height:1.5;color:#1f2933";
    private const string FootText = "font-size:13px;line-height:1.5;color:#52606d";

    public static readonly MailStyles Body = new(
        Paragraph: "margin:0 0 16px;" + BodyText,
        Heading: "margin:24px 0 8px;font-size:19px;line-height:1.3;font-weight:bold;color:#1f2933",
        List: "margin:0 0 16px;padding:0 0 0 24px;" + BodyText,
        Item: "margin:0 0 6px",
        Link: "color:#0b5394;text-decoration:underline",
        Rule: "margin:24px 0;border:0;border-top:1px solid #cbd2d9",
        Quote: "margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #cbd2d9",
        Button: "display:inline-block;padding:12px 24px;background-color:#0b5394;border:1px solid #0b5394;border-radius:4px;"
            + "color:#ffffff;font-weight:bold;text-decoration:none");

    public static readonly MailStyles Foot = Body with
    {
        Paragraph = "margin:0 0 8px;" + FootText,
        Heading = "margin:0 0 8px;font-weight:bold;" + FootText,
        List = "margin:0 0 8px;padding:0 0 0 20px;" + FootText,
        Link = "color:#52606d;text-decoration:underline",
        Button = null,
    };
}
