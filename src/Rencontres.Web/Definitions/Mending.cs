using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Rencontres.Web.Definitions;

/// <summary>
/// Makes a readable definition of one with faults, so that what a schema cannot see is looked at in the same go: values at fault give way to their
/// defaults or to the schema's examples. What was put in is never stored; what is found about it is not told.
/// </summary>
internal sealed class Mending
{
    private readonly List<string> replaced = [];

    /// <summary>The paths of values that are not the organisers' own.</summary>
    public IReadOnlyList<string> Replaced => replaced;

    /// <returns>The value itself, mended inside if need be; null if it is best left out.</returns>
    public JToken? Mend(JToken token, JsonSchema given, string path, bool needed)
    {
        var schema = given.ActualSchema;
        if (IsValid(token, schema))
            return token.DeepClone();

        var mended = token switch
        {
            JObject part when schema.Type.HasFlag(JsonObjectType.Object) => Properties(part, schema, path),
            JArray list when schema.Item is { } item => new JArray(Items(list, item, path)),
            _ => token,
        };
        if (IsValid(mended, schema))
            return mended;

        if (needed && mended is JObject known && StandIn(schema) is JObject whole)
            return Completed(whole, known, schema, path);

        replaced.Add(path);
        return needed ? StandIn(schema) : null;
    }

    /// <summary>Of an object that lacks something, or has two that exclude each other, what fits is kept.</summary>
    private JObject Completed(JObject whole, JObject known, JsonSchema schema, string path)
    {
        replaced.AddRange(whole.Properties().Select(each => each.Name).Except(known.Properties().Select(each => each.Name)).Select(name => JsonPlaces.Join(path, name)));
        foreach (var (name, value) in known)
        {
            var before = whole[name];
            whole[name] = value;
            if (IsValid(whole, schema))
                continue;

            replaced.Add(JsonPlaces.Join(path, name));
            if (before is null)
                whole.Remove(name);
            else
                whole[name] = before;
        }

        return whole;
    }

    private JObject Properties(JObject part, JsonSchema schema, string path)
    {
        var mended = new JObject();
        foreach (var (name, property) in schema.ActualProperties)
        {
            var inner = JsonPlaces.Join(path, name);
            var value = part[name] is { } given ? Mend(given, property, inner, property.IsRequired) : null;
            if (value is null && property.IsRequired)
            {
                replaced.Add(inner);
                value = StandIn(property.ActualSchema);
            }

            if (value is not null)
                mended[name] = value;
        }

        return mended;
    }

    /// <summary>Entries keep their number where one can be put in for a bad one.</summary>
    private IEnumerable<JToken> Items(JArray list, JsonSchema item, string path) =>
        list.Select((entry, index) => Mend(entry, item, JsonPlaces.Join(path, index), needed: true)).OfType<JToken>();

    private static bool IsValid(JToken token, JsonSchema schema) => DefinitionSchema.Errors(token, schema).Count == 0;

    private static JToken? StandIn(JsonSchema schema)
    {
        if (schema.ExtensionData is { } more && more.TryGetValue("examples", out var examples) && examples is not null)
            return JArray.FromObject(examples)[0].DeepClone();

        if (schema.Type.HasFlag(JsonObjectType.Object))
            return new JObject(schema.ActualProperties.Where(each => each.Value.IsRequired).Select(each => new JProperty(each.Key, StandIn(each.Value.ActualSchema))));

        if (schema.Type.HasFlag(JsonObjectType.Array))
            return new JArray();

        return schema.Type.HasFlag(JsonObjectType.Integer) ? new JValue((int)(schema.Minimum ?? 1)) : null;
    }
}
