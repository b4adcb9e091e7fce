using CsCheck;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Invitees;

public sealed class PersonalLinksTests
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n";

    private static readonly PersonalLinks Links = new([.. Enumerable.Range(0, 32).Select(n => (byte)n)], new Uri("https://rencontres.example/"));

    private static readonly Gen<LinkToken> Tokens = Gen.Select(
        Gen.Enum<LinkPurpose>(), Gen.Int[0, 60], Gen.String[Gen.Char.AlphaNumeric, 1, 40], Gen.Int[0, 9],
        (purpose, bucket, subject, version) => new LinkToken(purpose, CampaignId.Parse("rencontres-2024"), bucket, subject, version));

    [Fact]
    public void A_stamp_tells_when_a_campaigns_form_was_opened_and_no_other_campaigns()
    {
        var opened = NodaTime.Instant.FromUtc(2023, 7, 12, 8, 0);
        var campaign = CampaignId.Parse("rencontres-2024");

        var stamp = Links.StampOpened(campaign, opened);

        Assert.Equal(opened, Links.ReadOpened(stamp, campaign));
        Assert.Null(Links.ReadOpened(stamp, CampaignId.Parse("rencontres-2026")));
        Assert.Null(Links.ReadOpened($"{stamp[..^1]}!", campaign));
    }

    [Fact]
    public void Neither_is_a_stamp_a_token_nor_a_token_a_stamp()
    {
        var campaign = CampaignId.Parse("rencontres-2024");
        var token = Links.Sign(new LinkToken(LinkPurpose.Bulletin, campaign, 0, "54395", 1));

        Assert.Null(Links.ReadOpened(token, campaign));
        Assert.All(Enum.GetValues<LinkPurpose>(), purpose => Assert.Null(Links.Read(Links.StampOpened(campaign, default), purpose)));
    }

    [Fact]
    public void A_token_comes_back_as_it_was_signed() => Tokens.Sample(token => Assert.Equal(token, Links.Read(Links.Sign(token), token.Purpose)), iter: 500);

    [Fact]
    public void Any_changed_character_is_refused() => Gen.Select(Tokens, Gen.Int[0, 999], Gen.Char[Characters]).Sample((token, place, character) =>
    {
        var signed = Links.Sign(token).ToCharArray();
        var differs = signed[place % signed.Length] != character;
        signed[place % signed.Length] = character;

        Assert.Equal(!differs, Links.Read(new string(signed), token.Purpose) is not null);
    }, iter: 5000);

    [Fact]
    public void The_last_character_has_no_bits_to_spare()
    {
        var signed = Links.Sign(new LinkToken(LinkPurpose.Bulletin, CampaignId.Parse("rencontres-2024"), 3, "54395", 0));
        var payloadEnd = signed.IndexOf('.', StringComparison.Ordinal) - 1;

        foreach (var place in new[] { payloadEnd, signed.Length - 1 })
        {
            var others = Characters.Where(character => character != signed[place]).Select(character => signed.Remove(place, 1).Insert(place, character.ToString()));
            Assert.All(others, other => Assert.Null(Links.Read(other, LinkPurpose.Bulletin)));
        }
    }

    [Fact]
    public void Anything_added_or_taken_away_is_refused() => Gen.Select(Tokens, Gen.Int[0, 999], Gen.Char[Characters]).Sample((token, place, character) =>
    {
        var signed = Links.Sign(token);

        Assert.Null(Links.Read(signed.Insert(place % (signed.Length + 1), character.ToString()), token.Purpose));
        Assert.Null(Links.Read(signed.Remove(place % signed.Length, 1), token.Purpose));
    }, iter: 2000);

    [Fact]
    public void A_token_is_good_for_its_purpose_only() => Gen.Select(Tokens, Gen.Enum<LinkPurpose>()).Sample((token, purpose) =>
        Assert.Equal(token.Purpose == purpose, Links.Read(Links.Sign(token), purpose) is not null), iter: 200);

    [Fact]
    public void A_token_signed_with_another_key_is_refused()
    {
        var others = new PersonalLinks([.. Enumerable.Repeat((byte)7, 32)], new Uri("https://rencontres.example/"));
        var token = new LinkToken(LinkPurpose.Bulletin, CampaignId.Parse("rencontres-2024"), 0, "54395", 0);

        Assert.Null(Links.Read(others.Sign(token), LinkPurpose.Bulletin));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("abc")]
    [InlineData("abc.")]
    [InlineData(".abc")]
    [InlineData("é.é")]
    public void Nonsense_is_refused(string token) => Assert.Null(Links.Read(token, LinkPurpose.Bulletin));

    [Fact]
    public void A_token_longer_than_any_of_ours_is_not_even_looked_at() => Assert.Null(Links.Read(new string('A', 100_000) + ".AAAA", LinkPurpose.Bulletin));

    [Fact]
    public void Links_lead_to_the_public_address()
    {
        var invitee = new InviteeBuilder().Build(new CampaignBuilder().Build()) with { LinkVersion = 4 };

        var bulletin = Links.Bulletin(invitee);
        var token = Links.Read(bulletin.Segments[^1], LinkPurpose.Bulletin);

        Assert.StartsWith("https://rencontres.example/bulletins/", bulletin.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(invitee.Key, token!.InviteeKey);
        Assert.Equal(4, token.Version);
        Assert.StartsWith("https://rencontres.example/unsubscribe/", Links.Unsubscribe(invitee).AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("https://rencontres.example/confirm/", Links.Confirm(invitee.Key.Campaign, 0, "0a1b").AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("https://rencontres.example/campaigns/rencontres-2024", Links.OpenBulletin(invitee.Key.Campaign).AbsoluteUri);
    }

    [Fact]
    public void Links_of_previews_look_the_same_and_open_nothing()
    {
        var campaign = new CampaignBuilder().Build();
        var invitee = new InviteeBuilder().Build(campaign);
        Uri[] shown = [Links.ForPreviews.Bulletin(invitee), Links.ForPreviews.Unsubscribe(invitee), Links.ForPreviews.Confirm(campaign.Id, 0, "0123abcd")];

        Assert.Equal(
            ["https://rencontres.example/bulletins/preview", "https://rencontres.example/unsubscribe/preview", "https://rencontres.example/confirm/preview"],
            shown.Select(link => link.AbsoluteUri));
        Assert.All(Enum.GetValues<LinkPurpose>(), purpose => Assert.Null(Links.Read(PersonalLinks.PreviewToken, purpose)));
    }
}
