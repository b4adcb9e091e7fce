using System.Text.RegularExpressions;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>Dot-atom at domain of two labels or more. Quoted local parts and address literals are legal, yet nobody's.</summary>
internal static partial class MailAddressSyntax
{
    public const int LongestAddress = 320;
    private const int LongestLocalPart = 64;

    public static bool IsValid(string address) => DotAtomAtDomain().IsMatch(address) && address.IndexOf('@') <= LongestLocalPart;

    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string Label = @"[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?";

    [GeneratedRegex($@"\A{Atom}(\.{Atom})*@({Label}\.)+{Label}\z")]
    private static partial Regex DotAtomAtDomain();
}
