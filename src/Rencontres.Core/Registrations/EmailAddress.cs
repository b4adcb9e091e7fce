using System.Buffers;
using System.Globalization;
using System.Net.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Whether mail can be sent to what somebody typed as an address.</summary>
public static class EmailAddress
{
    private const int MaximumLength = 254;

    /// <summary>What only a display name, a list or a quoted local part would contain.</summary>
    private static readonly SearchValues<char> NotInBareAddress = SearchValues.Create(" \t\r\n,;:<>()[]\\\"");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Takes one bare address; a domain in another script comes out in ASCII (IDNA), the form mail services take.</summary>
    public static bool TryParse(string? text, out string address)
    {
        address = "";
        text = text?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.Length > MaximumLength || text.AsSpan().ContainsAny(NotInBareAddress) || !MailAddress.TryCreate(text, out _))
            return false;

        if (text[at - 1] == '.' || text.AsSpan(0, at).ContainsAnyExceptInRange('!', '~') || !TryAscii(text[(at + 1)..], out var domain))
            return false;

        if (at + 1 + domain.Length > MaximumLength)
            return false;

        address = $"{text[..at]}@{domain}";
        return true;
    }

    private static bool TryAscii(string domain, out string ascii)
    {
        try
        {
            ascii = Idn.GetAscii(domain);
            return ascii.Contains('.', StringComparison.Ordinal) && !ascii.Contains("..", StringComparison.Ordinal) && ascii[^1] != '.';
        }
        catch (ArgumentException)
        {
            ascii = "";
            return false;
        }
    }
}
