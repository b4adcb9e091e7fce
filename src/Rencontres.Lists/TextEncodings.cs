using System.Text;

namespace Rencontres.Lists;

/// <summary>
/// Finds the encoding of a text file that does not say it. The whole file is looked at, since the first accent may come late.
/// General detectors need a page of prose; lists have a few short names, so this asks what is known about lists instead: in Japanese text
/// foreign characters stand together between separators, in French text they stand alone between letters.
/// </summary>
internal sealed class TextEncodings
{
    private static readonly byte[] AnsiAccents = [0xE0, 0xE2, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB];
    private static readonly byte[] MacAccents = [0x88, 0x89, 0x8D, 0x8E, 0x8F, 0x90, 0x99, 0x9D, 0x9E];

    private readonly Decoder japanese = CodePagesEncodingProvider.Instance
        .GetEncoding(932, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!.GetDecoder();

    private int utf8Sequences;
    private int utf8Faults;
    private int utf8Expected;
    private int japaneseCharacters;
    private int japaneseFaults;
    private int japaneseOddities;
    private int runLength;
    private char beforeRun = '\n';
    private char previous = '\n';
    private int ansiAccents;
    private int macAccents;

    public static async Task<Encoding> DetectAsync(Stream content, CancellationToken cancellationToken)
    {
        var evidence = new TextEncodings();
        var bytes = new byte[65536];
        var isStart = true;
        content.Position = 0;
        for (int count; (count = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)) > 0;)
        {
            if (isStart && Marked(bytes.AsSpan(0, count)) is { } marked)
                return marked;
            if (bytes.AsSpan(0, count).Contains((byte)0))
                throw new UnreadableTableException("This is not a spreadsheet: it holds binary data. Send a list saved by Excel as “Excel workbook (.xlsx)” or as “CSV UTF-8”.");
            evidence.Add(bytes.AsSpan(0, count));
            isStart = false;
        }

        return evidence.Verdict();
    }

    private static Encoding? Marked(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            AddUtf8(value);
            if (value >= 0x80)
            {
                ansiAccents += AnsiAccents.Contains(value) ? 1 : 0;
                macAccents += MacAccents.Contains(value) ? 1 : 0;
            }
        }

        Span<char> characters = new char[bytes.Length + 1];
        foreach (var character in characters[..japanese.GetChars(bytes, characters, flush: false)])
            AddJapanese(character);
    }

    private void AddUtf8(byte value)
    {
        if (utf8Expected > 0 && (value & 0xC0) == 0x80)
        {
            if (--utf8Expected == 0)
                utf8Sequences++;
            return;
        }

        if (utf8Expected > 0)
            utf8Faults++;
        utf8Expected = value switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
        if (value >= 0x80 && utf8Expected == 0)
            utf8Faults++;
    }

    private void AddJapanese(char character)
    {
        if (character >= 0x80)
        {
            if (runLength++ == 0)
                beforeRun = previous;
            japaneseCharacters++;
            if (character is '\uFFFD' or <= '\u00A0' or (>= '\uE000' and <= '\uF8FF'))
                japaneseFaults++;
        }
        else if (runLength > 0)
        {
            EndRun(character);
        }

        previous = character;
    }

    private void EndRun(char afterRun)
    {
        var lettersBeside = (char.IsAsciiLetter(beforeRun) ? 1 : 0) + (char.IsAsciiLetter(afterRun) ? 1 : 0);
        var isAlone = runLength == 1 && !(MayStandBesideOne(beforeRun) && MayStandBesideOne(afterRun));
        japaneseOddities += Math.Min(runLength, isAlone ? Math.Max(1, lettersBeside) : lettersBeside);
        runLength = 0;
    }

    private static bool MayStandBesideOne(char neighbour) => neighbour is ',' or ';' or '\t' or '"' or '\r' or '\n' || char.IsAsciiDigit(neighbour);

    /// <summary>A few bad bytes do not change the verdict: the rows that hold them are reported, the others are read right.</summary>
    private Encoding Verdict()
    {
        EndRun('\n');
        if (utf8Expected > 0)
            utf8Faults++;
        if (utf8Faults == 0 || utf8Sequences > 10 * utf8Faults)
            return Encoding.UTF8;
        if (japaneseFaults * 20 <= japaneseCharacters && japaneseOddities * 2 < japaneseCharacters)
            return CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
        return CodePagesEncodingProvider.Instance.GetEncoding(macAccents > ansiAccents ? 10000 : 1252)!;
    }
}
