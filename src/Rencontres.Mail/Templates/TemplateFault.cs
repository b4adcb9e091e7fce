namespace Rencontres.Mail.Templates;

/// <summary>A fault of a template, in plain English, with its place in the source; both numbers start at 1.</summary>
public sealed record TemplateFault(int Line, int Column, string Message);
