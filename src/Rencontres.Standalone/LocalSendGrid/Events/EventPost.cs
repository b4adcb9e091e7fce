using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>
/// The body of a post of events, by SendGrid's "Event Webhook Reference". The members' names are data. Like SendGrid's own, it has line ends between
/// the events and at its end: who checks the signature over anything but the raw bytes fails here too.
/// </summary>
internal static class EventPost
{
    private static readonly HashSet<string> InEvery = new(StringComparer.Ordinal)
    {
        "email", "timestamp", "smtp-id", "event", "category", "sg_event_id", "sg_message_id",
    };

    private static (string Name, string Value) Ip => ("ip", "127.0.0.1");

    /// <param name="now">When the events happen; those of a mail that is scheduled for later, not before it.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<MailEvent> events, DateTimeOffset now)
    {
        var body = new ArrayBufferWriter<byte>(events.Count * 512);
        body.Write("["u8);
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0)
                body.Write(",\r\n"u8);
            using var writer = new Utf8JsonWriter(body);
            Write(writer, events[i], now);
        }

        body.Write("]\r\n"u8);
        return body.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, MailEvent told, DateTimeOffset now)
    {
        var mail = told.Mail;
        writer.WriteStartObject();
        writer.WriteString("email", mail.To);
        writer.WriteNumber("timestamp", Math.Max(now.ToUnixTimeSeconds(), new DateTimeOffset(mail.Instant).ToUnixTimeSeconds()));
        writer.WriteString("smtp-id", mail.SmtpId);
        writer.WriteString("event", NameOf(told.Kind));
        WriteCategories(writer, mail.Categories);
        writer.WriteString("sg_event_id", told.Id);
        writer.WriteString("sg_message_id", string.Create(CultureInfo.InvariantCulture, $"{mail.MessageId}.recvd-local-1-{mail.Number:X}-{mail.Position:X}.0"));
        var details = DetailsOf(told);
        foreach (var (name, value) in details)
            writer.WriteString(name, value);

        // SendGrid's own members win. So an argument named like one of a single kind of event, as "attempt" is, comes back with the other kinds only.
        foreach (var (name, value) in mail.CustomArgs.Where(argument => !InEvery.Contains(argument.Key) && details.All(detail => detail.Name != argument.Key)))
            writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter writer, IReadOnlyList<string> categories)
    {
        if (categories.Count == 0)
            return;

        writer.WriteStartArray("category");
        foreach (var category in categories)
            writer.WriteStringValue(category);
        writer.WriteEndArray();
    }

    private static IReadOnlyList<(string Name, string Value)> DetailsOf(MailEvent told) => told.Kind switch
    {
        MailEventKind.Delivered => [("response", "250 OK"), Ip],
        MailEventKind.Deferred => [
            ("response", "450 4.2.0 Greylisted, try again later"),
            ("attempt", told.Attempt.ToString(CultureInfo.InvariantCulture)), Ip],
        MailEventKind.Bounce => [
            ("reason", "550 5.1.1 The mailbox does not exist"), ("status", "5.1.1"), ("type", "bounce"), ("bounce_classification", "Invalid Address"), Ip],
        MailEventKind.Block => [
            ("reason", "550 5.7.1 Refused by policy"), ("status", "5.7.1"), ("type", "blocked"), ("bounce_classification", "Content"), Ip],
        MailEventKind.Drop => [("reason", "Bounced Address"), ("status", "5.0.0")],
        MailEventKind.Processed or MailEventKind.SpamReport or MailEventKind.Unsubscribe => [],
        _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "No such event."),
    };

    private static string NameOf(MailEventKind kind) => kind switch
    {
        MailEventKind.Processed => "processed",
        MailEventKind.Deferred => "deferred",
        MailEventKind.Delivered => "delivered",
        MailEventKind.Bounce or MailEventKind.Block => "bounce",
        MailEventKind.Drop => "dropped",
        MailEventKind.SpamReport => "spamreport",
        MailEventKind.Unsubscribe => "unsubscribe",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such event."),
    };
}
