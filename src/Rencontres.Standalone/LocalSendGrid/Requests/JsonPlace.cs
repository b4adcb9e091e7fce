using System.Text.Json;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>
/// A place in the request that may be missing. Reading it as another type than it has notes SendGrid's fault and gives what an absent one gives.
/// </summary>
internal readonly struct JsonPlace(JsonElement element, string path, RequestErrors errors)
{
    public string Field => path;

    public bool Exists => element.ValueKind != JsonValueKind.Undefined;

    public JsonPlace Member(string name)
    {
        var field = path.Length == 0 ? name : $"{path}.{name}";
        return Is(JsonValueKind.Object, "object") && element.TryGetProperty(name, out var member)
            ? new JsonPlace(member, field, errors)
            : new JsonPlace(default, field, errors);
    }

    public IReadOnlyList<T> Items<T>(Func<JsonPlace, T> read)
    {
        if (!Exists || !Is(JsonValueKind.Array, "array"))
            return [];

        var items = new List<T>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(read(new JsonPlace(item, $"{path}.{items.Count}", errors)));
        return items;
    }

    public string? Text() => Exists && Is(JsonValueKind.String, "string") ? element.GetString() : null;

    public byte[]? Bytes() => Exists && element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    public bool Flag() => element.ValueKind != JsonValueKind.False && Is(JsonValueKind.True, "boolean");

    public long? Integer()
    {
        if (Exists && Is(JsonValueKind.Number, "integer"))
        {
            if (element.TryGetInt64(out var number))
                return number;
            errors.Add(path, "Invalid type. Expected: integer, given: number.");
        }

        return null;
    }

    /// <summary>The members of an object whose values must all be text; a name that stands twice is given twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Texts()
    {
        if (!Exists || !Is(JsonValueKind.Object, "object"))
            return null;

        var texts = new List<KeyValuePair<string, string>>();
        foreach (var member in element.EnumerateObject())
        {
            if (new JsonPlace(member.Value, $"{path}.{member.Name}", errors).Text() is { } text)
                texts.Add(KeyValuePair.Create(member.Name, text));
        }

        return texts;
    }

    private bool Is(JsonValueKind expected, string name)
    {
        if (element.ValueKind == expected)
            return true;

        if (Exists)
            errors.Add(path, $"Invalid type. Expected: {name}, given: {NameOf(element.ValueKind)}.");
        return false;
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
