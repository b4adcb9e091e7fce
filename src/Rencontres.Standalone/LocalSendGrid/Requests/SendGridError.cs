using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal sealed record SendGridError(string Message, string? Field = null, string? Help = null);

internal sealed record SendGridErrors(IReadOnlyList<SendGridError> Errors)
{
    public static SendGridErrors Of(string message) => new([new SendGridError(message)]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SendGridErrors))]
internal sealed partial class SendGridErrorJson : JsonSerializerContext;
