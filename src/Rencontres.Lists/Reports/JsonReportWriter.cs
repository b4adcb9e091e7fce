using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>The report of <c>contract.md</c>. The figures stand at the end, for they are known only once every line has been read.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private const int FlushAt = 32 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions Values = new(JsonSerializerDefaults.Web) { Encoder = Options.Encoder };

    public string Format => "json";

    public string ContentType => "application/json";

    public async Task WriteAsync(Report report, Stream target, CancellationToken cancellationToken)
    {
        // The serialiser flushes its writer whenever it is done, so what is flushed must not be the target, which may not be written to synchronously.
        var pipe = PipeWriter.Create(target, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var json = new Utf8JsonWriter(pipe, Options))
        {
            await WriteAsync(report, json, pipe, cancellationToken);
        }

        await pipe.CompleteAsync();
    }

    private static async Task WriteAsync(Report report, Utf8JsonWriter json, PipeWriter pipe, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("campaign", report.Campaign.Id.Value);
        json.WriteString("asOf", Text(report.AsOf));
        json.WriteString("cutoff", Text(report.Campaign.EffectiveCutoff));
        json.WriteString("status", ReportNames.Status(report.Campaign, report.AsOf));
        var suggestions = await OrganisationsAsync(report, json, pipe, cancellationToken);
        Write(json, "suggestions", suggestions);
        Write(json, "byTopic", TopicFigures.Of(report.Campaign.Definition, suggestions));
        Write(json, "totals", report.Tally.Totals);
        Write(json, "byCountry", report.Tally.ByCountry);
        Write(json, "byKind", report.Tally.ByKind);
        Write(json, "byDay", report.Tally.ByDay.Select(day => new { date = LocalDatePattern.Iso.Format(day.Date), answers = day.Answers, waves = day.Waves }));
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static async Task<List<SuggestionEntry>> OrganisationsAsync(Report report, Utf8JsonWriter json, PipeWriter pipe, CancellationToken cancellationToken)
    {
        var suggestions = new List<SuggestionEntry>();
        json.WriteStartArray("organisations");
        await foreach (var line in report.Lines.WithCancellation(cancellationToken))
        {
            Organisation(json, OrganisationEntry.Of(line));
            suggestions.AddRange(SuggestionEntry.Of(line, report.Campaign.Definition));
            // What the writer still holds belongs to memory of the pipe, which a flush of the pipe takes away.
            json.Flush();
            if (pipe.UnflushedBytes >= FlushAt)
                await pipe.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        return suggestions;
    }

    private static void Organisation(Utf8JsonWriter json, OrganisationEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Listed.Id.Value);
        json.WriteString("code", entry.Listed.Code);
        json.WriteString("name", entry.Listed.Name);
        json.WriteString("kind", entry.Listed.Kind);
        json.WriteString("country", entry.Listed.Slot.Country);
        json.WriteString("zone", entry.Listed.Slot.Zone);
        json.WriteString("area", entry.Listed.Area);
        json.WriteString("language", Core.Campaigns.Languages.Code(entry.Listed.Language));
        json.WriteString("email", entry.Listed.Email);
        json.WriteString("status", entry.Status);
        Answer(json, entry);
        json.WriteString("invitedAt", Text(entry.InvitedAt));
        json.WriteString("openedAt", Text(entry.Invitee.OpenedAt));
        json.WriteString("bouncedAt", Text(entry.Invitee.BouncedAt));
        json.WriteString("unsubscribedAt", Text(entry.Invitee.UnsubscribedAt));
        json.WriteString("disputedAt", Text(entry.DisputedAt));
        Write(json, "reminders", entry.Reminders);
        json.WriteEndObject();
    }

    private static void Answer(Utf8JsonWriter json, OrganisationEntry entry)
    {
        json.WriteString("answeredAt", Text(entry.Invitee.AnsweredAt));
        json.WriteString("receivedAt", Text(entry.Answer?.ReceivedAt));
        json.WriteString("receipt", entry.Answer?.Receipt.Number);
        Write(json, "revision", entry.Answer?.Revision);
        Write(json, "contact", entry.Contact);
        Write(json, "delegates", entry.Delegates);
        json.WriteString("conference", entry.Answer is { } answer ? ReportNames.Conference(answer.Answer.Conference) : null);
        json.WriteString("comment", entry.Answer?.Answer.Comment);
        Write(json, "extra", entry.Extra);
        json.WriteString("source", entry.Answer is { } source ? ReportNames.Source(source.Source) : null);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Values);
    }

    private static string? Text(Instant? instant) => instant?.ToString("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
