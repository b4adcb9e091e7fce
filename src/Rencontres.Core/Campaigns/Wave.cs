using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rencontres.Core.Campaigns;

public enum WaveKind
{
    Invitation,
    Reminder,
    Extended,
    Closing,
    Practical,
}

/// <summary>
/// One occasion on which many are mailed. Its name is data: it stands in records, reports and <c>timeline.csv</c>.
/// </summary>
/// <param name="Number">Counts reminders and extensions from 1; 1 for the others.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct Wave(WaveKind Kind, int Number = 1)
{
    public static Wave Invitation => new(WaveKind.Invitation);

    public static Wave Closing => new(WaveKind.Closing);

    public static Wave Practical => new(WaveKind.Practical);

    public static Wave Reminder(int number) => new(WaveKind.Reminder, number);

    public static Wave Extended(int number) => new(WaveKind.Extended, number);

    /// <summary>Invitations, reminders and news of an extension ask for an answer, so none may go at or after the cutoff.</summary>
    public bool AsksForAnswer => Kind is WaveKind.Invitation or WaveKind.Reminder or WaveKind.Extended;

    public override string ToString() => Kind switch
    {
        WaveKind.Invitation => "invitation",
        WaveKind.Reminder => string.Create(CultureInfo.InvariantCulture, $"reminder-{Number}"),
        WaveKind.Extended => Number == 1 ? "extended" : string.Create(CultureInfo.InvariantCulture, $"extended-{Number}"),
        WaveKind.Closing => "closing",
        WaveKind.Practical => "practical",
        _ => throw new InvalidOperationException($"Unknown kind of wave {Kind}."),
    };

    public static Wave Parse(string name) => TryParse(name, out var wave) ? wave : throw new FormatException($"\"{name}\" is no wave.");

    public static bool TryParse(string name, out Wave wave)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var number = 1;
        WaveKind? kind = (dash < 0 ? name : name[..dash]) switch
        {
            "invitation" => WaveKind.Invitation,
            "reminder" => WaveKind.Reminder,
            "extended" => WaveKind.Extended,
            "closing" => WaveKind.Closing,
            "practical" => WaveKind.Practical,
            _ => null,
        };
        var valid = kind is not null && (dash < 0 || int.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number));
        wave = new Wave(kind.GetValueOrDefault(), number);
        return valid;
    }

    private sealed class Converter : JsonConverter<Wave>
    {
        public override Wave Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Wave value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
