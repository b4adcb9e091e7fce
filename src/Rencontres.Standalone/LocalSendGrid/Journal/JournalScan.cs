using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

/// <summary>Reads a journal that was left behind, up to its last whole request.</summary>
internal static class JournalScan
{
    private const int BufferSize = 1 << 20;

    /// <summary>
    /// Adds every mail of a whole request to <paramref name="index"/>; what follows its end was being written when the process died.
    /// </summary>
    /// <exception cref="InvalidDataException">A whole line is no mail, which no crash explains.</exception>
    public static async Task FillAsync(MailIndex index, Stream journal, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(journal, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
        var request = new List<(string To, int Length)>();
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } newLine)
            {
                var line = rest.Slice(0, rest.GetPosition(1, newLine));
                AddTo(request, line, index);
                rest = rest.Slice(line.End);
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (result.IsCompleted)
                return;
        }
    }

    private static void AddTo(List<(string To, int Length)> request, ReadOnlySequence<byte> line, MailIndex index)
    {
        if (ReadHead(line) is not { } head || head.Position != request.Count + 1)
        {
            var number = index.Count + request.Count + 1;
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the kept mails is not one, or not in its place."));
        }

        request.Add((head.To, (int)line.Length));
        if (head.Position == head.Of)
        {
            index.Add(request);
            request.Clear();
        }
    }

    private static (string To, int Position, int Of)? ReadHead(ReadOnlySequence<byte> line)
    {
        try
        {
            return ReadHead(new Utf8JsonReader(line));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static (string To, int Position, int Of)? ReadHead(Utf8JsonReader reader)
    {
        var (to, position) = ((string?)null, 0);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;

            if (reader.ValueTextEquals("to"u8) && reader.Read())
                to = reader.GetString();
            else if (reader.ValueTextEquals("position"u8) && reader.Read())
                position = reader.GetInt32();
            else if (reader.ValueTextEquals("of"u8) && reader.Read())
                return to is null ? null : (to, position, reader.GetInt32());
        }

        return null;
    }
}
