using Markdig.Syntax;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Liquid;
using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates;

/// <summary>
/// One mail's template: Markdown with Liquid in it, whose first line <c># …</c> is the subject. Parsed once, it renders any number
/// of mails, from any thread. Values of the model are text and never become markup, whatever they contain: a line break in a value is
/// a line break in the mail, other control characters are dropped. A paragraph that consists of one link only becomes a button
/// in HTML, unless its text is the address itself. Raw HTML in the template is printed as it is typed.
/// </summary>
internal sealed class MailTemplate
{
    private readonly LiquidSource _source;

    private MailTemplate(LiquidSource source) => _source = source;

    /// <summary>Parses a template.</summary>
    /// <exception cref="TemplateException">A fault of Liquid's syntax, or more than 100 KB. The first fault only;
    /// <see cref="TemplateCheck"/> lists all.</exception>
    public static MailTemplate Parse(string source) => new(LiquidSource.ParseMail(source));

    /// <summary>
    /// Renders the mail whole, for one person. The model is nested dictionaries, lists, strings, numbers and booleans; a variable that
    /// it lacks prints nothing. For a wave's template see <see cref="PersonalValues.Over"/>.
    /// </summary>
    /// <exception cref="TemplateException">No subject line, or a limit (steps, size) was exceeded.</exception>
    public RenderedMail Render(MailFrame frame, IReadOnlyDictionary<string, object?> model)
    {
        var standIns = new StandIns();
        var document = MarkdownDialect.Parse(_source.Render(model, standIns));
        if (document.Count == 0 || document[0] is not HeadingBlock { Level: 1 } heading)
            throw new TemplateException("The mail has no subject: its first line must be \"# \" and the subject.");

        document.RemoveAt(0);
        var inlines = new InlineText(standIns);
        var subject = PlainText.OneLine(inlines.Write(heading.Inline));
        var body = new RenderedPart(new TextBody(inlines).Write(document), new HtmlBody(inlines, MailStyles.Body).Write(document));
        return frame.Around(subject, body, model);
    }

    /// <summary>
    /// Renders the mail once for a whole batch: where the recipient's own values belong stand tags, in subject, text and HTML, which
    /// the mail service replaces by what <see cref="SubstitutionTags.Of"/> gives for each recipient. The result is then the same as
    /// that of <see cref="Render"/> with that recipient's values, provided that <see cref="TemplateCheck"/> found no fault.
    /// </summary>
    /// <inheritdoc cref="Render" path="/exception"/>
    public RenderedMail RenderForBatch(MailFrame frame, IReadOnlyDictionary<string, object?> model, SubstitutionTags tags)
    {
        var mail = Render(frame, tags.Over(model));
        return mail with { Html = tags.InHtml(mail.Html) };
    }
}
