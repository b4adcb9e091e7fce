using System.Reflection;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using NodaTime.Text;

namespace Rencontres.Web.Definitions;

/// <summary>The published schema of <c>campaign.json</c>, and validating against it.</summary>
internal static class DefinitionSchema
{
    private static readonly JsonSchemaValidator Validator = CreateValidator();

    public static string Text { get; } = ReadText();

    public static JsonSchema Root { get; } = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();

    public static ICollection<ValidationError> Errors(JToken token, JsonSchema schema) => Validator.Validate(token, schema);

    private static JsonSchemaValidator CreateValidator()
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.AddCustomFormatValidator(new NodaFormat("local-date-time", text => LocalDateTimePattern.VariablePrecisionIso.Parse(text).Success));
        settings.AddCustomFormatValidator(new NodaFormat("local-time", text => LocalTimePattern.VariablePrecisionIso.Parse(text).Success));
        return new JsonSchemaValidator(settings);
    }

    private static string ReadText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("campaign.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A pattern lets 2023-02-30 and 25:00 pass; these do not.</summary>
    private sealed class NodaFormat(string format, Func<string, bool> isValid) : IFormatValidator
    {
        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

        public string Format => format;

        public bool IsValid(string value, JTokenType tokenType) => isValid(value);
    }
}
