using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptMail))]
internal sealed partial class KeptMailJson : JsonSerializerContext
{
    // Lines are read by people too, so letters of every script stay as they are. A page that shows one has to encode it.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter WriterOn(System.Buffers.IBufferWriter<byte> buffer) => new(buffer, Readable);

    public static KeptMail Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize(line, Default.KeptMail)!;
}
