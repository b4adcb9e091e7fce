using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Rencontres.Web.Definitions;

/// <summary>Every way in which a file departs from the schema, in plain English. The titles of the schema's definitions say what a value should be.</summary>
internal static class SchemaFaults
{
    private const int LongestQuotation = 60;

    /// <param name="Path">As in <see cref="JsonPlaces"/>.</param>
    /// <param name="AtKey">Whether the name of the value is at fault, not the value.</param>
    internal readonly record struct SchemaFault(string Path, string Message, bool AtKey);

    public static IEnumerable<SchemaFault> Of(JToken root) => Tell(DefinitionSchema.Errors(root, DefinitionSchema.Root), root).Distinct();

    private static IEnumerable<SchemaFault> Tell(IEnumerable<ValidationError> errors, JToken root) => errors.SelectMany(error => Tell(error, root));

    private static IEnumerable<SchemaFault> Tell(ValidationError error, JToken root)
    {
        var path = error.Path?.TrimStart('#', '/') ?? "";
        return error switch
        {
            ChildSchemaValidationError { Kind: ValidationErrorKind.NotOneOf } choice => Choice(choice, path, root),
            ChildSchemaValidationError nested => Tell(nested.Errors.Values.SelectMany(each => each), root),
            { Kind: ValidationErrorKind.PropertyRequired } => Missing(error, path, root),
            { Kind: ValidationErrorKind.NoAdditionalPropertiesAllowed } => [new SchemaFault(path, Unknown(error), AtKey: true)],
            _ => [new SchemaFault(path, Value(error, JsonTree.Find(root, path)), AtKey: false)],
        };
    }

    /// <summary>Of something that is not even an object, its properties are not missed.</summary>
    private static IEnumerable<SchemaFault> Missing(ValidationError error, string path, JToken root) =>
        root.SelectToken(JsonPlaces.Parent(path)) is JObject
            ? [new SchemaFault(path, $"\"{error.Property}\" is missing.", AtKey: false)]
            : [];

    private static string Unknown(ValidationError error)
    {
        var nearest = NearestName.Of(error.Property ?? "", error.Schema.ActualSchema.ActualProperties.Keys);
        return $"\"{error.Property}\" is not known here" + (nearest is null ? "." : $"; did you mean \"{nearest}\"?");
    }

    /// <summary>Tells what is wrong with the shape that was chosen; if none was, what there is to choose from.</summary>
    private static IEnumerable<SchemaFault> Choice(ChildSchemaValidationError error, string path, JToken root)
    {
        var branches = error.Schema.ActualSchema.OneOf;
        if (branches.All(branch => branch.RequiredProperties.Count == 1 && branch.Type == JsonObjectType.None))
        {
            var names = string.Join(" and ", branches.Select(branch => $"\"{branch.RequiredProperties.Single()}\""));
            return [new SchemaFault(path, $"Give one of {names}, and only one.", AtKey: false)];
        }

        var token = root.SelectToken(path);
        var chosen = error.Errors.Where(branch => token is JObject && branch.Key.ActualSchema.Type.HasFlag(JsonObjectType.Object)).SelectMany(branch => branch.Value).ToList();
        return chosen.Count > 0 ? Tell(chosen, root) : [new SchemaFault(path, Not(token, error.Schema), AtKey: false)];
    }

    private static string Value(ValidationError error, JToken? token) => error.Kind switch
    {
        _ when error.Schema == DefinitionSchema.Root => "The file should hold a campaign: one object, { … }.",
        ValidationErrorKind.BooleanExpected => $"{Quoted(token)} should be true or false.",
        ValidationErrorKind.IntegerExpected or ValidationErrorKind.NumberExpected => $"{Quoted(token)} is not a whole number.",
        ValidationErrorKind.NumberTooBig or ValidationErrorKind.NumberTooSmall or ValidationErrorKind.IntegerTooBig =>
            $"{Quoted(token)} is not a number from {Number(error.Schema.ActualSchema.Minimum)} to {Number(error.Schema.ActualSchema.Maximum)}.",
        ValidationErrorKind.ArrayExpected => $"{Quoted(token)} is not a list; write [ … ].",
        ValidationErrorKind.TooFewItems => "The list is too short; it needs at least one entry.",
        ValidationErrorKind.TooManyItems => $"The list is too long; it may have {error.Schema.ActualSchema.MaxItems} entries.",
        ValidationErrorKind.ItemsNotUnique => "The list has the same entry twice.",
        ValidationErrorKind.StringTooLong => $"The text is longer than {error.Schema.ActualSchema.MaxLength} characters.",
        _ => Not(token, error.Schema),
    };

    private static string Not(JToken? token, JsonSchema schema) => $"{Quoted(token)} is not {schema.ActualSchema.Title}.";

    private static string Quoted(JToken? token)
    {
        var text = token?.ToString(Formatting.None) ?? "This";
        return text.Length <= LongestQuotation ? text : token is JObject or JArray ? "This" : $"{text[..LongestQuotation]}…";
    }

    private static string Number(decimal? bound) => bound?.ToString("0", CultureInfo.InvariantCulture) ?? "";
}
