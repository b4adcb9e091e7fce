using System.Security.Cryptography;
using System.Text;

namespace Rencontres.Core.Invitees;

/// <summary>
/// The key of an invitee in its campaign: its code (INSEE, SIREN, MIC…) or, without one, a digest of its address. Letters, digits and hyphens only,
/// so that it can stand in storage keys and addresses.
/// </summary>
public readonly record struct InviteeId
{
    private const int MaximumLength = 40;

    private InviteeId(string value) => Value = value;

    public string Value { get; }

    public static bool TryFromCode(string code, out InviteeId id)
    {
        var valid = code.Length is > 0 and <= MaximumLength && code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
        id = valid ? new InviteeId(code.ToUpperInvariant()) : default;
        return valid;
    }

    public static InviteeId FromAddress(string email) => new("A-" + Convert.ToHexString(Digest(email.Trim().ToLowerInvariant()).AsSpan(0, 10)));

    /// <summary>From storage or a signed link, where only our own ids stand.</summary>
    public static InviteeId FromStored(string value) => new(value);

    /// <summary>Which of the campaign's partitions holds this invitee. Stored data depends on it: it must never give another answer.</summary>
    public int Bucket(int buckets) => (int)(BitConverter.ToUInt32(Digest(Value).AsSpan(0, 4)) % (uint)buckets);

    public override string ToString() => Value;

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
