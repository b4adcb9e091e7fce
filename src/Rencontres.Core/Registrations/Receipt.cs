using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>
/// The acknowledgement of one revision: a number short enough to be read out on the telephone (ten digits and a check digit that finds every single
/// wrong digit and every swap of neighbours: Damm 2004), and a hash of the content that it acknowledges.
/// </summary>
public sealed record Receipt(string Number, string ContentHash)
{
    private const int Digits = 10;

    /// <summary>The totally anti-symmetric quasigroup of order ten from Damm's thesis.</summary>
    private static readonly string[] Damm =
    [
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    ];

    private static readonly JsonSerializerOptions Canonical = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeftOutWhenEmptyAttribute.Apply } },
    };

    /// <param name="owner">Whose bulletin: the same owner, revision and content always give the same receipt, so a repetition can be recognised.</param>
    public static Receipt For(CampaignId campaign, string owner, int revision, AnswerStatus status, Answer answer)
    {
        var hash = Hash(status, answer);
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{campaign}|{owner}|{revision}|{hash}")));
        var number = (BinaryPrimitives.ReadUInt64BigEndian(seed) % 10_000_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        return new Receipt(Group(number + CheckDigit(number)), hash);
    }

    /// <summary>Whether a number can be one of ours, as typed or read out: blanks and hyphens do not matter, and digits may be wide ones.</summary>
    public static bool IsValid(string number)
    {
        var digits = new string([.. number.Where(character => !char.IsWhiteSpace(character) && character != '-').Select(Narrow)]);
        return digits.Length == Digits + 1 && digits.All(char.IsAsciiDigit) && CheckDigit(digits) == '0';
    }

    /// <summary>SHA-256 of the content in canonical JSON, in hexadecimal.</summary>
    public static string Hash(AnswerStatus status, Answer answer) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { status, answer }, Canonical)));

    private static char CheckDigit(string digits) => digits.Aggregate('0', (interim, digit) => Damm[interim - '0'][digit - '0']);

    private static char Narrow(char digit) => digit is >= '０' and <= '９' ? (char)(digit - '０' + '0') : digit;

    private static string Group(string digits) => $"{digits[..3]} {digits[3..6]} {digits[6..9]} {digits[9..]}";
}
