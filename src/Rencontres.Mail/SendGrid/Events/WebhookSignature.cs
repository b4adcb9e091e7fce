using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Rencontres.Mail.SendGrid.Events;

/// <summary>
/// SendGrid's signature of a post to the webhook: ECDSA on P-256 with SHA-256 over the timestamp and the raw body. The documents say nothing of whether a
/// repeated post gets a new timestamp, and posts are repeated for 24 hours, so that is how old one may be; what it says again changes nothing.
/// </summary>
internal sealed class WebhookSignature(string key)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private static readonly Duration Oldest = Duration.FromHours(25);
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    private readonly byte[] publicKey = Convert.FromBase64String(key);

    /// <summary>What is wrong with a key; null if it can be used.</summary>
    public static string? Fault(string key)
    {
        try
        {
            using var curve = Imported(Convert.FromBase64String(key));
            return curve.KeySize == 256 ? null : "is a key of another kind; SendGrid's is on the curve P-256.";
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return "is not the verification key that SendGrid shows under Mail Settings, Event Webhook.";
        }
    }

    /// <summary>Why the post is not believed; null if it is.</summary>
    public string? WhyNot(string signature, string timestamp, byte[] body, Instant now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > uint.MaxValue)
            return "The timestamp is no time.";

        var at = Instant.FromUnixTimeSeconds(seconds);
        if (at > now + Ahead || at < now - Oldest)
            return "The timestamp is too old or ahead of time.";

        return Verifies(signature, [.. Encoding.ASCII.GetBytes(timestamp), .. body]) ? null : "The signature is not that of the webhook's key.";
    }

    private bool Verifies(string signature, byte[] signed)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(signature.Length)];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
            return false;

        using var curve = Imported(publicKey);
        return curve.VerifyData(signed, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa Imported(byte[] key)
    {
        var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(key, out _);
        return curve;
    }
}
