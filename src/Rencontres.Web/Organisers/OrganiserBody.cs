using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Organisers;

/// <summary>Reads what organisers send, no further than it may be long.</summary>
internal static class OrganiserBody
{
    public const int SmallDocument = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <exception cref="BadHttpRequestException">It is longer (413).</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int maximum)
    {
        RefuseLonger(context.Request.ContentLength ?? 0, maximum);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            RefuseLonger(body.Length + count, maximum);
            body.Write(buffer.AsSpan(0, count));
        }

        return body.ToArray();
    }

    /// <returns>What the body says; all empty if there is none.</returns>
    /// <exception cref="BadHttpRequestException">It is no JSON of that shape (400).</exception>
    public static async Task<T> ReadJsonAsync<T>(HttpContext context)
        where T : new()
    {
        var body = await ReadAsync(context, SmallDocument);
        if (body.Length == 0)
            return new T();

        try
        {
            return JsonSerializer.Deserialize<T>(body, Json) ?? new T();
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException(
                fault.Path is { Length: > 2 } path ? $"The value of \"{path[2..]}\" cannot be read." : "The body is not a JSON object.", fault);
        }
    }

    public static void RefuseLonger(long length, int maximum)
    {
        if (length > maximum)
        {
            var limit = maximum >= SmallDocument ? $"{maximum / SmallDocument} MB" : $"{maximum / 1024} KB";
            throw new BadHttpRequestException(string.Create(CultureInfo.InvariantCulture, $"The body is longer than {limit}."), StatusCodes.Status413PayloadTooLarge);
        }
    }
}
