using System.Text.Encodings.Web;
using System.Text.Json;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Writes <c>mails.jsonl</c>: one delivered mail a line, as <c>contract.md</c> has it.</summary>
internal sealed class MailsFile(string path) : IAsyncDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 20, useAsync: true);

    public async Task WriteAsync(KeptMail mail, string kind, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("instant", mail.Instant);
            json.WriteString("invitee", mail.CustomArgs["subject"]);
            json.WriteString("to", mail.To);
            json.WriteString("language", mail.Categories[2]);
            json.WriteString("wave", kind);
            json.WriteString("subject", mail.Subject);
            json.WriteString("text", mail.Text);
            json.WriteString("html", mail.Html);
            WriteAttachments(json, mail);
            json.WriteEndObject();
        }

        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static void WriteAttachments(Utf8JsonWriter json, KeptMail mail)
    {
        json.WriteStartArray("attachments");
        foreach (var attachment in mail.Attachments)
        {
            json.WriteStartObject();
            json.WriteString("name", attachment.Name);
            json.WriteNumber("size", attachment.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
