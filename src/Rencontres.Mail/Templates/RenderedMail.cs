namespace Rencontres.Mail.Templates;

/// <summary>
/// A mail ready to be sent. <see cref="Subject"/> is one line without control characters; <see cref="Text"/> uses "\n" as line
/// ending; <see cref="Html"/> is a whole document. All three say the same words, because they are made from one parsed source.
/// </summary>
internal sealed record RenderedMail(string Subject, string Text, string Html);
