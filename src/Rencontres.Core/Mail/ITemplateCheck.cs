namespace Rencontres.Core.Mail;

/// <summary>
/// Finds every fault of a mail template without sending it: syntax, unknown variables, filters and tags, a missing subject, a mail without the personal link it
/// needs, a recipient's own value used otherwise than printed as it is, a source that is too long. Reads nothing and never throws.
/// </summary>
public interface ITemplateCheck
{
    /// <param name="name">One of <see cref="MailTemplates.Names"/>; any other is a fault.</param>
    /// <returns>In the order of their places; none if the template can be used.</returns>
    IReadOnlyList<TemplateFault> Check(string name, string source);
}

/// <summary>A fault of a template, in words for organisers.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
public sealed record TemplateFault(int Line, int Column, string Message);
