using System.Globalization;
using System.Text.Json;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Definitions;

/// <summary>Where each value of a JSON file stands. Paths are written as <c>reminders[1].before</c>; that of the whole file is empty.</summary>
internal sealed class JsonPlaces
{
    private readonly TextPlaces text;
    private readonly Dictionary<string, long> values = [];
    private readonly Dictionary<string, long> keys = [];
    private readonly List<(string Path, long Position)> repeated = [];

    private JsonPlaces(TextPlaces text) => this.text = text;

    /// <summary>Keys that stand a second time in the same object.</summary>
    public IEnumerable<(string Path, (int Line, int Column) Place)> Repeated => repeated.Select(each => (each.Path, text.Of(each.Position)));

    /// <exception cref="JsonException">The file is no JSON; with the place.</exception>
    public static JsonPlaces Read(byte[] utf8, TextPlaces text)
    {
        var places = new JsonPlaces(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        places.Value(ref reader, "");
        reader.Read();
        return places;
    }

    /// <summary>Where the value stands or, if there is none, the nearest one around it.</summary>
    public (int Line, int Column) OfValue(string path)
    {
        while (!values.ContainsKey(path))
        {
            path = Parent(path);
        }

        return text.Of(values[path]);
    }

    public (int Line, int Column) OfKey(string path) => keys.TryGetValue(path, out var position) ? text.Of(position) : OfValue(path);

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string Join(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    public static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];

    private void Value(ref Utf8JsonReader reader, string path)
    {
        values[path] = reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                Property(ref reader, Join(path, reader.GetString()!));
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                Value(ref reader, Join(path, index));
        }
    }

    private void Property(ref Utf8JsonReader reader, string path)
    {
        if (!keys.TryAdd(path, reader.TokenStartIndex))
            repeated.Add((path, reader.TokenStartIndex));

        reader.Read();
        Value(ref reader, path);
    }
}
