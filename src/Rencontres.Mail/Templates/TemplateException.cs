namespace Rencontres.Mail.Templates;

/// <summary>
/// A template cannot be parsed, or a rendering went over its limits. It is permanent: the same template and model fail again.
/// <see cref="TemplateCheck"/> finds the reasons beforehand, with their places.
/// </summary>
internal sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
