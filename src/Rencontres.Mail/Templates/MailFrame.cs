using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Liquid;
using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates;

/// <summary>
/// What surrounds every mail in one language: the HTML layout (Liquid with <c>language</c>, <c>subject</c>, <c>content</c> and
/// <c>footer</c>) and the footer (Markdown with Liquid, no subject line), which ends the text part too, after a line "-- ".
/// Parsed once, used from any thread.
/// </summary>
internal sealed class MailFrame(LiquidSource layout, LiquidSource footer, string language)
{
    /// <summary>Parses both sources.</summary>
    /// <param name="layout">HTML with Liquid.</param>
    /// <param name="footer">Markdown with Liquid.</param>
    /// <param name="language">The language's tag for the HTML's <c>lang</c> attribute, such as <c>fr</c>.</param>
    /// <exception cref="TemplateException">A fault of Liquid's syntax in either, or more than 100 KB.</exception>
    public static MailFrame Parse(string layout, string footer, string language) =>
        new(LiquidSource.ParseLayout(layout), LiquidSource.ParseMail(footer), language);

    internal RenderedMail Around(string subject, RenderedPart body, IReadOnlyDictionary<string, object?> model)
    {
        var foot = Footer(model);
        var html = layout.RenderLayout(new Dictionary<string, string>
        {
            ["language"] = HtmlText.Encode(language),
            ["subject"] = HtmlText.Encode(subject),
            ["content"] = body.Html,
            ["footer"] = foot.Html,
        });
        return new RenderedMail(subject, $"{body.Text}\n\n-- \n{foot.Text}\n", html);
    }

    private RenderedPart Footer(IReadOnlyDictionary<string, object?> model)
    {
        var standIns = new StandIns();
        var document = MarkdownDialect.Parse(footer.Render(model, standIns));
        var inlines = new InlineText(standIns);
        return new RenderedPart(new TextBody(inlines).Write(document), new HtmlBody(inlines, MailStyles.Foot).Write(document));
    }
}
