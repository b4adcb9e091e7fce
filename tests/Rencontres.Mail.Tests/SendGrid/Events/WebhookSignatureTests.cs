using System.Security.Cryptography;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid.Events;

namespace Rencontres.Mail.Tests.SendGrid.Events;

public sealed class WebhookSignatureTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_signed_post_is_believed()
    {
        using var post = SignedPosts.Of("[]");

        Assert.IsType<EventPost.Events>(post.Read());
    }

    [Fact]
    public void A_body_of_which_a_byte_was_changed_is_not()
    {
        using var post = SignedPosts.Of("[] ");
        post.ChangeAByte();

        AssertRefused(post.Read(), "The signature is not that of the webhook's key.");
    }

    [Fact]
    public void Nor_is_another_time_under_the_same_signature()
    {
        using var post = SignedPosts.Of("[]");
        post.Date($"{post.Time.GetUtcNow().ToUnixTimeSeconds() + 1}");

        AssertRefused(post.Read(), "The signature is not that of the webhook's key.");
    }

    [Fact]
    public void Nor_is_the_signature_of_another_key()
    {
        using var post = SignedPosts.Of("[]");
        using var other = SignedPosts.Of("[]");

        AssertRefused(post.Read(other.PublicKey), "The signature is not that of the webhook's key.");
    }

    [Theory]
    [InlineData("no base64 at all!")]
    [InlineData("AAAA")]
    [InlineData("MEUCIQ==")]
    [InlineData("MAYCAQACAQA=")]
    public void Nor_is_what_is_no_signature(string signature)
    {
        using var post = SignedPosts.Of("[]");
        post.Sign(signature);

        AssertRefused(post.Read(), "The signature is not that of the webhook's key.");
    }

    [Fact]
    public void A_post_that_is_repeated_for_a_day_is_still_believed()
    {
        using var fresh = SignedPosts.Of("[]", TimeSpan.FromHours(25));
        using var stale = SignedPosts.Of("[]", TimeSpan.FromHours(25) + Second);

        Assert.IsType<EventPost.Events>(fresh.Read());
        AssertRefused(stale.Read(), "The timestamp is too old or ahead of time.");
    }

    [Fact]
    public void Clocks_may_differ_by_five_minutes()
    {
        using var near = SignedPosts.Of("[]", -TimeSpan.FromMinutes(5));
        using var ahead = SignedPosts.Of("[]", -TimeSpan.FromMinutes(5) - Second);

        Assert.IsType<EventPost.Events>(near.Read());
        AssertRefused(ahead.Read(), "The timestamp is too old or ahead of time.");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1692619200")]
    [InlineData("1692619200.5")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999")]
    public void A_timestamp_that_is_no_time_is_refused(string timestamp)
    {
        using var post = SignedPosts.Of("[]");
        post.Date(timestamp);

        AssertRefused(post.Read(), "The timestamp is no time.");
    }

    [Theory]
    [InlineData("X-Twilio-Email-Event-Webhook-Signature")]
    [InlineData("X-Twilio-Email-Event-Webhook-Timestamp")]
    public void A_stray_request_is_refused_and_does_not_look_genuine(string missing)
    {
        using var post = SignedPosts.Of("[]");
        post.Headers.Remove(missing);

        Assert.Equal(new EventPost.Refused("The post is not signed.", LooksGenuine: false), post.Read());
    }

    [Fact]
    public void Without_a_key_nobody_is_believed()
    {
        using var post = SignedPosts.Of("[]");

        Assert.IsType<EventPost.NoKey>(post.Read(publicKey: ""));
    }

    [Fact]
    public void The_key_of_a_setting_is_checked()
    {
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Null(WebhookSignature.Fault(Convert.ToBase64String(good.ExportSubjectPublicKeyInfo())));
        Assert.Contains("another kind", WebhookSignature.Fault(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())), StringComparison.Ordinal);
        Assert.All(["SG.key", "AAAA", "no base64 at all!"], key => Assert.Contains("Event Webhook", WebhookSignature.Fault(key), StringComparison.Ordinal));
    }

    private static void AssertRefused(EventPost post, string reason) => Assert.Equal(new EventPost.Refused(reason, LooksGenuine: true), post);
}
