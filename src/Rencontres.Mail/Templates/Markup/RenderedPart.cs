namespace Rencontres.Mail.Templates.Markup;

/// <summary>The body or the footer, in both forms.</summary>
internal sealed record RenderedPart(string Text, string Html);
