using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Bulletins;

/// <summary>
/// Reads bulletins from JSON, strictly: an unknown or doubled member is a typing error in somebody's program, and taking it silently would lose what
/// it was meant to say.
/// </summary>
internal static class BulletinJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType == "application/json" || type.Suffix == "json")
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <returns>
    /// The form; or the member that is unknown, doubled or of another type (<c>contact.emial</c>); or neither for what is no JSON object at all.
    /// </returns>
    public static (BulletinForm? Form, string? WrongMember) Read(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];

        try
        {
            return (JsonSerializer.Deserialize<BulletinForm>(body, Options), null);
        }
        catch (JsonException wrong)
        {
            // A fault of syntax comes from the reader beneath, as the inner exception; its path says only how far the reading came.
            return (null, wrong.InnerException is JsonException || wrong.Path is null or "$" || !IsWellFormed(body) ? null : wrong.Path[1..].TrimStart('.'));
        }
    }

    /// <summary>A member may be found wrong before the reading comes to where the text breaks off.</summary>
    private static bool IsWellFormed(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
