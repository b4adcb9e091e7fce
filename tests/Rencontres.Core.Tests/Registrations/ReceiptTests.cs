using CsCheck;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

public sealed class ReceiptTests
{
    private static readonly CampaignId Campaign = CampaignId.Parse("rencontres-2024");

    private static readonly Gen<string> Numbers = Gen.Int[1, 1_000_000].Select(revision => Receipt.For(Campaign, "54395", revision, AnswerStatus.Attending, Bulletins.Answer).Number);

    [Fact]
    public void A_number_is_pinned_by_its_bulletin()
    {
        var receipt = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer);

        Assert.Equal("847 305 961 57", receipt.Number);
        Assert.Equal("0f866c375a992ef48db94235c0f8a1441015428215378fca0c8b9f2eb64aa04d", receipt.ContentHash);
    }

    [Fact]
    public void The_same_bulletin_has_the_same_receipt()
    {
        var one = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer);
        var again = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer);

        Assert.Equal(one, again);
    }

    [Fact]
    public void Another_owner_revision_or_campaign_has_another_number_for_the_same_content()
    {
        var one = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer);
        Receipt[] others =
        [
            Receipt.For(Campaign, "54396", 1, AnswerStatus.Attending, Bulletins.Answer),
            Receipt.For(Campaign, "54395", 2, AnswerStatus.Attending, Bulletins.Answer),
            Receipt.For(CampaignId.Parse("rencontres-2026"), "54395", 1, AnswerStatus.Attending, Bulletins.Answer),
        ];

        Assert.All(others, other => Assert.NotEqual(one.Number, other.Number));
        Assert.All(others, other => Assert.Equal(one.ContentHash, other.ContentHash));
    }

    [Fact]
    public void Any_change_of_content_changes_the_hash()
    {
        var answer = Bulletins.Answer;
        Answer[] others =
        [
            answer with { Attending = false },
            answer with { Comment = "Merci." },
            answer with { Conference = Conference.No },
            answer with { Language = Language.Japanese },
            answer with { Delegates = [.. answer.Delegates.Reverse()] },
            answer with { Delegates = [answer.Delegates[0], answer.Delegates[1] with { Role = "Adjoint" }] },
            answer with { Suggestions = [answer.Suggestions[0]] },
            answer with { Contact = answer.Contact with { Phone = "" } },
            answer with { Organisation = answer.Organisation with { Name = "Nancy" } },
        ];
        var hashes = others.Select(other => Receipt.Hash(AnswerStatus.Attending, other)).Append(Receipt.Hash(AnswerStatus.Attending, answer))
            .Append(Receipt.Hash(AnswerStatus.Withdrawn, answer)).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void A_number_reads_in_groups_and_is_valid() => Numbers.Sample(number =>
    {
        Assert.Matches(@"\A\d{3} \d{3} \d{3} \d{2}\z", number);
        Assert.True(Receipt.IsValid(number));
    }, iter: 500);

    [Fact]
    public void Every_single_wrong_digit_is_found() => Gen.Select(Numbers, Gen.Int[0, 10], Gen.Int[1, 9]).Sample((number, place, shift) =>
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal).ToCharArray();
        digits[place] = (char)('0' + ((digits[place] - '0' + shift) % 10));

        Assert.False(Receipt.IsValid(new string(digits)));
    }, iter: 2000);

    [Fact]
    public void Every_swap_of_neighbours_is_found() => Gen.Select(Numbers, Gen.Int[0, 9]).Sample((number, place) =>
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal).ToCharArray();
        var differ = digits[place] != digits[place + 1];
        (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);

        Assert.Equal(!differ, Receipt.IsValid(new string(digits)));
    }, iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("abc def ghi jk")]
    [InlineData("0000000000000")]
    public void What_is_no_number_of_ours_is_not_valid(string number) => Assert.False(Receipt.IsValid(number));

    [Fact]
    public void Blanks_and_hyphens_do_not_matter()
    {
        var number = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer).Number;

        Assert.True(Receipt.IsValid(number.Replace(' ', '-')));
        Assert.True(Receipt.IsValid(number.Replace(" ", "", StringComparison.Ordinal)));
        Assert.True(Receipt.IsValid($" {number.Replace(' ', '\u3000')} "));
    }

    [Fact]
    public void Wide_digits_as_typed_in_Japan_are_digits()
    {
        var number = Receipt.For(Campaign, "54395", 1, AnswerStatus.Attending, Bulletins.Answer).Number;
        var wide = new string([.. number.Select(digit => digit == ' ' ? digit : (char)(digit - '0' + '０'))]);

        Assert.True(Receipt.IsValid(wide));
    }
}
