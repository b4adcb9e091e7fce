using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Rencontres.Core.Campaigns;

/// <summary>How our values stand in JSON: in campaign files and in records. Stored data depends on it, so what was written once must stay readable.</summary>
public static class CampaignJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeftOutWhenEmptyAttribute.Apply } },

            // Never written into a page; half of our texts are Japanese and would take six bytes a letter.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new TextConverter<CampaignId>(id => id.Value, CampaignId.Parse),
                new TextConverter<Language>(language => language.Code(), ParseLanguage),
                new TextConverter<Slot>(slot => slot.ToString(), Slot.Parse),
                new TextConverter<LocalTime>(FormatTime, text => LocalTimePattern.VariablePrecisionIso.Parse(text).Value),
                new TextConverter<LocalDateTime>(
                    time => $"{LocalDatePattern.Iso.Format(time.Date)}T{FormatTime(time.TimeOfDay)}", text => LocalDateTimePattern.VariablePrecisionIso.Parse(text).Value),
                new CampaignFile.Converter(),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            },
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>As people write it: 09:00, with seconds only where there are any.</summary>
    private static string FormatTime(LocalTime time) =>
        time.Second == 0 && time.NanosecondOfSecond == 0 ? ShortTime.Format(time) : LocalTimePattern.ExtendedIso.Format(time);

    private static Language ParseLanguage(string text) =>
        Languages.TryParse(text, out var language) ? language.Value : throw new FormatException($"\"{text}\" is no language of ours.");

    private static readonly LocalTimePattern ShortTime = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private sealed class TextConverter<T>(Func<T, string> format, Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException($"A {typeof(T).Name} is a text.");

            return Parse(reader.GetString()!);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(format(value));

        private T Parse(string text)
        {
            try
            {
                return parse(text);
            }
            catch (Exception exception) when (exception is FormatException or UnparsableValueException)
            {
                throw new JsonException(exception.Message, exception);
            }
        }
    }
}
