using System.Text;
using MimeKit;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>A header's text such that its reader gets it back as it was. Left to the library, what was typed to look like an encoded word (RFC 2047) is decoded.</summary>
internal static class EncodedText
{
    /// <summary>In base64 and with its frame, a word is to have at most 75 characters.</summary>
    private const int MostBytes = 45;

    /// <param name="text">One line.</param>
    public static Header Header(HeaderId id, string text)
    {
        var header = new Header(Encoding.UTF8, id, text);
        if (text.Contains("=?", StringComparison.Ordinal))
            header.SetRawValue(Encoding.ASCII.GetBytes($" {string.Join("\r\n ", Words(text))}\r\n"));

        return header;
    }

    /// <summary>No character is divided between two words.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new List<byte>(MostBytes);
        foreach (var rune in text.EnumerateRunes())
        {
            if (word.Count + rune.Utf8SequenceLength > MostBytes)
            {
                yield return Word(word);
                word.Clear();
            }

            word.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }

        yield return Word(word);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
