using System.Text;

namespace Rencontres.Core.Registrations;

/// <summary>Text as it can be stored, shown, mailed and exported just as it was typed.</summary>
internal static class PrintableText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Without the blanks around it. A byte order mark, which comes along from the beginning of a file, is one too: nobody sees it, and stores drop it.</summary>
    public static string Trimmed(string text) => text.ReplaceLineEndings("\n").Trim().Trim(ByteOrderMark).Trim();

    /// <summary>
    /// Besides control characters, XML and spreadsheets cannot hold U+FFFE, U+FFFF and halves of surrogate pairs; U+FFFD stands where a character has been lost
    /// already, which only who typed it can mend.
    /// </summary>
    public static bool Is(string text, bool manyLines)
    {
        // A half of a pair comes out as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            var barred = rune.Value is 0xFFFD or 0xFFFE or 0xFFFF || (Rune.IsControl(rune) && !(manyLines && rune.Value is ('\n' or '\t')));
            if (barred)
                return false;
        }

        return true;
    }
}
