using System.Globalization;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>The same fields as browsers and as programs send them.</summary>
internal static partial class Sending
{
    /// <summary>Letters of every script as they are: as <c>\u5C71</c>, long texts would not fit.</summary>
    private static readonly JsonSerializerOptions AsTyped = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpContent AsForm(this IEnumerable<KeyValuePair<string, string>> fields, bool multipart)
    {
        if (!multipart)
            return new FormUrlEncodedContent(fields);

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), $"\"{name}\"");

        return parts;
    }

    public static HttpContent AsJson(this IReadOnlyDictionary<string, string> fields)
    {
        var bulletin = new JsonObject();
        foreach (var (name, value) in fields)
            Put(bulletin, Part().Matches(name).Select(match => match.Value).ToList(), Value(name, value));

        return JsonContent.Create(bulletin, options: AsTyped);
    }

    private static JsonValue Value(string name, string value) =>
        name is "attending" or "consent" || name.EndsWith(".wanted", StringComparison.Ordinal) ? JsonValue.Create(value == "yes") : JsonValue.Create(value);

    private static void Put(JsonNode target, List<string> path, JsonValue value)
    {
        foreach (var (index, part) in path.Index())
        {
            var next = index == path.Count - 1 ? value : char.IsAsciiDigit(path[index + 1][0]) ? (JsonNode)new JsonArray() : new JsonObject();
            target = target is JsonArray list ? InList(list, int.Parse(part, CultureInfo.InvariantCulture), next) : InObject(target.AsObject(), part, next);
        }
    }

    private static JsonNode InObject(JsonObject target, string name, JsonNode next)
    {
        target.TryAdd(name, next);
        return target[name]!;
    }

    private static JsonNode InList(JsonArray target, int row, JsonNode next)
    {
        while (target.Count <= row)
            target.Add(target.Count == row ? next : new JsonObject());

        return target[row]!;
    }

    [GeneratedRegex("[a-z]+|[0-9]+")]
    private static partial Regex Part();
}
