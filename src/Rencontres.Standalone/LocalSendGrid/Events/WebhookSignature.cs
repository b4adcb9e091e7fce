using System.Security.Cryptography;
using System.Text;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Signs posts of events as SendGrid does. The key pair is made once and kept in the server's folder, readable by its owner only.</summary>
internal sealed class WebhookSignature : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";
    private const string FileName = "webhook.key";

    private readonly ECDsa key;

    private WebhookSignature(ECDsa key) => this.key = key;

    /// <summary>The public key as SendGrid's page shows it: the DER of its SubjectPublicKeyInfo in base64.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <exception cref="InvalidDataException">The kept key cannot be read.</exception>
    public static WebhookSignature Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            if (File.Exists(path))
                key.ImportFromPem(File.ReadAllText(path));
            else
                Keep(key.ExportPkcs8PrivateKeyPem(), path);
            return new WebhookSignature(key);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} is no key. Delete it and a new one is made; receivers of events must then be given the new public key.", exception);
        }
    }

    /// <summary>In base64, over the timestamp's digits and the raw body.</summary>
    public string Sign(string timestamp, ReadOnlyMemory<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body.Span];
        return Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public void Dispose() => key.Dispose();

    // Under its own name only when whole, so that a name that exists can be trusted after a crash.
    private static void Keep(string pem, string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var draft = $"{path}.tmp";
        using (var writer = new StreamWriter(draft, options))
            writer.Write(pem);
        File.Move(draft, path, overwrite: true);
    }
}
