using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Composing;

/// <summary>What a mail is written with: its own template and what goes around it.</summary>
internal sealed record MailWording(MailTemplate Template, MailFrame Frame);
