using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rencontres.Core.Campaigns;

/// <summary>One text in the languages of a campaign.</summary>
[JsonConverter(typeof(Converter))]
public sealed class LocalizedText(IReadOnlyDictionary<Language, string> texts)
{
    public static LocalizedText Empty { get; } = new(new Dictionary<Language, string>());

    public IEnumerable<Language> Languages => texts.Keys;

    /// <summary>The text in that language, else in the first language there is (a definition that was checked lacks none), else empty.</summary>
    public string In(Language language) => texts.TryGetValue(language, out var text) ? text : texts.Values.FirstOrDefault("");

    private sealed class Converter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var texts = new Dictionary<Language, string>();
            foreach (var (code, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [])
            {
                texts[Campaigns.Languages.TryParse(code, out var language) ? language.Value : throw new JsonException($"\"{code}\" is no language of ours")] = text;
            }

            return new LocalizedText(texts);
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var language in value.Languages.Order())
            {
                writer.WriteString(language.Code(), value.In(language));
            }

            writer.WriteEndObject();
        }
    }
}
