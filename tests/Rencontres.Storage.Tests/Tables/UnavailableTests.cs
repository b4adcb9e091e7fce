using Rencontres.Core;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Tables;

public sealed class UnavailableTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Storage_that_does_not_answer_is_told_as_transient_after_retries()
    {
        var store = await Store.NewAsync(azurite);
        store.Wire.IsDown = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Invitees.FindAsync(Key(), Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Registrations.SaveAsync(Write(), Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.Invitees.ScanAsync(TheCampaign, 0, null, Cancellation).ToListAsync(Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Content.ReadAsync("product/x", Cancellation));

        Assert.Equal(4 * 5, store.Wire.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_its_caller_gave_up_is_not_told_as_a_failure_of_storage()
    {
        var store = await Store.NewAsync(azurite);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Invitees.FindAsync(Key(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_request_that_storage_will_never_take_is_a_fault_not_a_failure()
    {
        var store = await Store.NewAsync(azurite);
        await store.Table.DeleteAsync(Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation));
    }

    [Fact]
    public void Without_an_address_the_message_says_what_is_needed()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => StorageClients.Table(new StorageOptions()));

        Assert.Contains("connection string", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a|b")]
    [InlineData("a#b")]
    public async Task A_name_that_cannot_stand_in_a_key_is_refused_before_anything_is_sent(string subject)
    {
        var store = await Store.NewAsync(azurite);

        await Assert.ThrowsAsync<ArgumentException>(() => store.SingleMails.AddAsync(DueMail(subject), Cancellation));

        Assert.Empty(store.Wire.Requests);
    }
}
