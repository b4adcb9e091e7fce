using Rencontres.Core.Invitees;

namespace Rencontres.Core.Tests.Invitees;

public sealed class InviteeIdTests
{
    /// <summary>Stored rows lie by these values: to change them is to lose people.</summary>
    [Theory]
    [InlineData("54395", 39, 11)]
    [InlineData("75056", 39, 21)]
    [InlineData("249740119", 39, 32)]
    [InlineData("D974", 39, 24)]
    [InlineData("221007", 39, 14)]
    public void The_bucket_of_an_invitee_never_changes(string code, int buckets, int bucket)
    {
        Assert.True(InviteeId.TryFromCode(code, out var id));

        Assert.Equal(bucket, id.Bucket(buckets));
        Assert.Equal(0, id.Bucket(1));
    }

    [Fact]
    public void The_id_of_an_address_is_pinned_and_does_not_care_for_case()
    {
        Assert.Equal("A-46894B913F41AC4EFBD4", InviteeId.FromAddress("mairie@nancy.example").Value);
        Assert.Equal(InviteeId.FromAddress("mairie@nancy.example"), InviteeId.FromAddress(" Mairie@NANCY.example "));
    }

    [Fact]
    public void Buckets_are_filled_evenly()
    {
        var sizes = Enumerable.Range(1000, 39_000).Select(n => InviteeId.FromStored($"{n}").Bucket(39)).CountBy(bucket => bucket).ToDictionary();

        Assert.Equal(39, sizes.Count);
        Assert.All(sizes.Values, size => Assert.InRange(size, 850, 1150));
    }

    [Theory]
    [InlineData("54395", "54395")]
    [InlineData("2a004", "2A004")]
    [InlineData("ABC-1", "ABC-1")]
    public void A_code_is_an_id_whatever_its_case(string code, string id)
    {
        Assert.True(InviteeId.TryFromCode(code, out var parsed));
        Assert.Equal(id, parsed.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("54 395")]
    [InlineData("54/395")]
    [InlineData("54|395")]
    [InlineData("５４３９５")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void What_cannot_stand_in_a_key_is_no_id(string code) => Assert.False(InviteeId.TryFromCode(code, out _));
}
