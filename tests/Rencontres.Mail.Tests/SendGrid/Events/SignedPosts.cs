using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.SendGrid.Events;

namespace Rencontres.Mail.Tests.SendGrid.Events;

/// <summary>Posts to the webhook as the service signs them, with a key of the test's own, and the reader that knows the key.</summary>
internal sealed class SignedPosts : IDisposable
{
    private const string Signature = "X-Twilio-Email-Event-Webhook-Signature";
    private const string Timestamp = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2023, 8, 21, 12, 0, 0, TimeSpan.Zero));

    public Dictionary<string, string> Headers { get; } = [];

    public byte[] Body { get; private set; } = [];

    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <summary>A post made so long ago.</summary>
    public static SignedPosts Of(string body, TimeSpan? ago = null)
    {
        var post = new SignedPosts { Body = Encoding.UTF8.GetBytes(body) };
        var timestamp = (post.Time.GetUtcNow() - (ago ?? TimeSpan.Zero)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        post.Headers[Timestamp] = timestamp;
        post.Headers[Signature] = Convert.ToBase64String(
            post.key.SignData([.. Encoding.ASCII.GetBytes(timestamp), .. post.Body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        return post;
    }

    public void Sign(string signature) => Headers[Signature] = signature;

    public void Date(string timestamp) => Headers[Timestamp] = timestamp;

    public void ChangeAByte() => Body[^1] ^= 1;

    public EventPost Read(string? publicKey = null) =>
        new SendGridEventReader(new SendGridOptions { Key = "SG.key", WebhookKey = publicKey ?? PublicKey }, Time).Read(Headers.GetValueOrDefault, Body);

    public void Dispose() => key.Dispose();
}
