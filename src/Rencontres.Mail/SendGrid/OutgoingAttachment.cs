namespace Rencontres.Mail.SendGrid;

/// <summary>A file that goes with every mail of a batch.</summary>
/// <param name="Name">The file's name as the recipient sees it.</param>
/// <param name="ContentType">Such as <c>application/pdf</c>, without parameters: SendGrid refuses a <c>;</c>.</param>
internal sealed record OutgoingAttachment(string Name, string ContentType, ReadOnlyMemory<byte> Content);
