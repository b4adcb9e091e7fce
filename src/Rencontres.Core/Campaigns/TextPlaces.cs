using System.Text;

namespace Rencontres.Core.Campaigns;

/// <summary>Turns positions in a file of UTF-8 into lines and columns as an editor counts them.</summary>
public sealed class TextPlaces
{
    private readonly byte[] text;
    private readonly List<int> lineStarts = [0];

    public TextPlaces(byte[] text)
    {
        this.text = text;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n')
                lineStarts.Add(index + 1);
        }
    }

    public (int Line, int Column) Of(long position)
    {
        var found = lineStarts.BinarySearch((int)position);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, Column(line, (int)position - lineStarts[line]));
    }

    /// <param name="line">Counted from 0.</param>
    public int Column(long line, long bytes) => Encoding.UTF8.GetCharCount(text, lineStarts[(int)line], (int)bytes) + 1;

    /// <returns>Where the first byte stands that is not UTF-8; null if all is.</returns>
    public static int? FirstNotUtf8(ReadOnlySpan<byte> text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[index..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return index;

            index += length;
        }

        return null;
    }
}
