using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Invitees;

/// <summary>What a link may be used for; each purpose has tokens of its own, so that one cannot be used for another.</summary>
public enum LinkPurpose
{
    Bulletin,
    Unsubscribe,

    /// <summary>Confirms a bulletin of the open form.</summary>
    Confirm,

    /// <summary>Says of one revision of an answer that it was not theirs who got its mail.</summary>
    NotMe,

    /// <summary>The same of a bulletin of the open form.</summary>
    NotMyBulletin,
}

/// <param name="Subject">The invitee's id, or the open bulletin's for <see cref="LinkPurpose.Confirm"/> and <see cref="LinkPurpose.NotMyBulletin"/>.</param>
/// <param name="Version">Must equal the invitee's link version; for <see cref="LinkPurpose.NotMe"/>, the revision.</param>
public sealed record LinkToken(LinkPurpose Purpose, CampaignId Campaign, int Bucket, string Subject, int Version)
{
    public InviteeKey InviteeKey => new(Campaign, Bucket, InviteeId.FromStored(Subject));
}

/// <summary>
/// Personal links: they say where a row lies and carry an HMAC (SHA-256, 128 bits of it), so that they resolve by point reads and can be neither guessed
/// nor counted up.
/// </summary>
/// <param name="key">At least 32 bytes; all links given out depend on it, so it is never changed while a campaign runs.</param>
/// <param name="publicAddress">Where recipients reach the application.</param>
public sealed class PersonalLinks(byte[] key, Uri publicAddress)
{
    /// <summary>The token in links that lead nowhere. It has no signature, so it can never be anybody's.</summary>
    public const string PreviewToken = "preview";

    private const string Opened = "opened";
    private const int SignatureLength = 16;
    private const int MaximumTokenLength = 400;

    private bool isForPreviews;

    /// <summary>The same links with <see cref="PreviewToken"/> in place of every token: for mails that others than their recipients look at.</summary>
    public PersonalLinks ForPreviews => new(key, publicAddress) { isForPreviews = true };

    public Uri Bulletin(Invitee invitee) => Address("bulletins", LinkPurpose.Bulletin, invitee);

    public Uri Withdraw(Invitee invitee) => new($"{Bulletin(invitee).AbsoluteUri}/withdraw");

    public Uri NotMe(InviteeKey key, int revision) => NotMe(new LinkToken(LinkPurpose.NotMe, key.Campaign, key.Bucket, key.Id.Value, revision));

    public Uri NotMyBulletin(CampaignId campaign, int bucket, string openId) => NotMe(new LinkToken(LinkPurpose.NotMyBulletin, campaign, bucket, openId, 0));

    public Uri Unsubscribe(Invitee invitee) => Address("unsubscribe", LinkPurpose.Unsubscribe, invitee);

    public Uri Confirm(CampaignId campaign, int bucket, string openId) =>
        new(publicAddress, $"confirm/{Sign(new LinkToken(LinkPurpose.Confirm, campaign, bucket, openId, 0))}");

    /// <summary>
    /// Where a reader of mails looks at an answer. Who came by the open form has shown a mailbox, not that the organisation knows of it, and gets the personal
    /// link only if the mailbox is the one on the list.
    /// </summary>
    /// <param name="openId">The open bulletin that this reader came by; empty for one who has the personal link.</param>
    public Uri For(Invitee invitee, string openId, string email) =>
        openId.Length == 0 || invitee.CameByItself || invitee.IsAt(email) ? Bulletin(invitee) : Confirm(invitee.Key.Campaign, invitee.Key.Bucket, openId);

    /// <summary>Where the same reader can withdraw it: by the personal link only; who has none is told on that page how else.</summary>
    /// <inheritdoc cref="For" path="/param"/>
    public Uri WithdrawFor(Invitee invitee, string openId, string email)
    {
        var link = For(invitee, openId, email);
        return link == Bulletin(invitee) ? Withdraw(invitee) : link;
    }

    public Uri OpenBulletin(CampaignId campaign) => new(publicAddress, $"campaigns/{campaign}");

    public string Sign(LinkToken token)
    {
        if (isForPreviews)
            return PreviewToken;

        var payload = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{(int)token.Purpose}|{token.Campaign}|{token.Bucket}|{token.Subject}|{token.Version}"));
        return Sign(payload);
    }

    /// <summary>Says when a form was opened, in a way that nobody else can say it. No token of a link is such a stamp, and the reverse.</summary>
    public string StampOpened(CampaignId campaign, Instant at) =>
        Sign(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Opened}|{campaign}|{at.ToUnixTimeMilliseconds()}")));

    /// <returns>Null if the stamp was not made by us for that campaign's form.</returns>
    public Instant? ReadOpened(string stamp, CampaignId campaign) =>
        Parts(stamp) is [Opened, var of, var at] && of == campaign.Value
            ? Instant.FromUnixTimeMilliseconds(long.Parse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : null;

    /// <returns>Null if the token was not made by us for that purpose.</returns>
    public LinkToken? Read(string token, LinkPurpose purpose) =>
        Parts(token) is { } parts && parts[0] == ((int)purpose).ToString(CultureInfo.InvariantCulture)
            ? new LinkToken(purpose, CampaignId.Parse(parts[1]), Number(parts[2]), parts[3], Number(parts[4]))
            : null;

    private string[]? Parts(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || token.Length > MaximumTokenLength || !Base64Url.IsValid(token.AsSpan(0, dot)))
            return null;

        // Compared as text: a decoder overlooks blanks and padding, and a link has one spelling only.
        var payload = Base64Url.DecodeFromChars(token.AsSpan(0, dot));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Sign(payload)))
            ? Encoding.UTF8.GetString(payload).Split('|')
            : null;
    }

    private Uri NotMe(LinkToken token) => new(publicAddress, $"not-me/{Sign(token)}");

    private Uri Address(string folder, LinkPurpose purpose, Invitee invitee) =>
        new(publicAddress, $"{folder}/{Sign(new LinkToken(purpose, invitee.Key.Campaign, invitee.Key.Bucket, invitee.Id.Value, invitee.LinkVersion))}");

    private string Sign(byte[] payload) =>
        $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, payload).AsSpan(0, SignatureLength))}";

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
