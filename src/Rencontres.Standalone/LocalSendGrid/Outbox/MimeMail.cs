using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>A kept mail as the message that its recipient's server would get (RFC 5322, headers encoded by RFC 2047).</summary>
internal static class MimeMail
{
    /// <summary>Lines end as mail servers want them, and nothing goes beyond ASCII.</summary>
    public static FormatOptions OnTheWire { get; } = CreateFormat();

    /// <summary>Reads the attachments' contents when it is written.</summary>
    public static MimeMessage Of(KeptMail mail, AttachmentStore attachments)
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(Encoding.UTF8, OneLine(mail.FromName), mail.From));
        message.Date = new DateTimeOffset(mail.Instant);
        message.Headers.Replace(EncodedText.Header(HeaderId.Subject, OneLine(mail.Subject)));
        message.Headers.Replace(new Header(HeaderId.MessageId, OneLine(mail.SmtpId)));
        message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(mail.ToName), mail.To));
        foreach (var address in (mail.ReplyTo ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
            message.ReplyTo.Add(new MailboxAddress(Encoding.UTF8, OneLine(mail.ReplyToName), address));
        foreach (var (name, value) in mail.Headers.Where(header => IsOwn(header.Key)))
            message.Headers.Add(new Header(Encoding.UTF8, name, OneLine(value)));

        message.Body = BodyOf(mail, attachments);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static MimeEntity BodyOf(KeptMail mail, AttachmentStore attachments)
    {
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        foreach (var attachment in mail.Attachments)
        {
            var part = new MimePart(TypeOf(attachment))
            {
                Content = new MimeContent(File.OpenRead(attachments.PathOf(attachment))),
                ContentDisposition = new ContentDisposition(attachment.ContentId is null ? ContentDisposition.Attachment : ContentDisposition.Inline),
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentId = attachment.ContentId,
                FileName = attachment.Name,
            };
            (attachment.ContentId is null ? body.Attachments : body.LinkedResources).Add(part);
        }

        return body.ToMessageBody();
    }

    private static ContentType TypeOf(KeptAttachment attachment) =>
        attachment.Type is { } given && ContentType.TryParse(given, out var type) && type.MediaType is not ("multipart" or "message")
            ? type
            : new ContentType("application", "octet-stream");

    // The identifier stands already. A name that could end the header early would let its value begin another.
    private static bool IsOwn(string name) =>
        !name.Equals("Message-ID", StringComparison.OrdinalIgnoreCase) && name.All(character => character is > ' ' and <= '~' and not ':');

    /// <summary>Line ends in a value would begin another header.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    private static string? OneLine(string? text) => text is null ? null : string.Join(' ', text.Split(['\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries));

    private static FormatOptions CreateFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = false;
        return format;
    }
}
