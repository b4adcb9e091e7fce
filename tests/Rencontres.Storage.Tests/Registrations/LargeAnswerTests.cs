using System.Text;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class LargeAnswerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_full_bulletin_in_Japanese_comes_back_as_it_was_written()
    {
        var store = await NewStoreAsync();
        var text = string.Concat(Enumerable.Repeat("地方自治体の国際協力。", 64 * 1024 / 3 / 11));
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 65_000, 65_536);

        await store.Registrations.SaveAsync(Write(1, text), Cancellation);

        Assert.Equal(text, (await store.Registrations.FindAsync(Key(), Cancellation))!.Answer.Comment);
    }

    [Fact]
    public async Task An_answer_that_got_shorter_leaves_nothing_of_the_longer_one()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(1, new string('あ', 50_000)), Cancellation);

        await store.Registrations.SaveAsync(Write(2, "short"), Cancellation);

        Assert.Equal("short", (await store.Registrations.FindAsync(Key(), Cancellation))!.Answer.Comment);
    }

    [Fact]
    public async Task An_answer_too_large_for_its_row_is_refused_with_its_size()
    {
        var store = await NewStoreAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.Registrations.SaveAsync(Write(1, new string('a', 300_000)), Cancellation));

        Assert.Contains("245760", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Store> NewStoreAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return store;
    }
}
