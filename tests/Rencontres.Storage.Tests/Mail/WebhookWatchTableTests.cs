using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class WebhookWatchTableTests(AzuriteFixture azurite)
{
    private static readonly Duration Gap = Duration.FromMinutes(30);
    private static readonly Instant Later = Noon + Duration.FromMinutes(5) + Duration.FromTicks(1_234_567);

    [Fact]
    public async Task At_first_nothing_is_known()
    {
        var store = await Store.NewAsync(azurite);

        Assert.Equal(WebhookWatch.None, await store.Webhook.ChangeAsync(watch => watch, Cancellation));
    }

    [Fact]
    public async Task It_comes_back_as_it_was_written()
    {
        var store = await Store.NewAsync(azurite);

        var written = await store.Webhook.ChangeAsync(watch => watch.Looked(Noon, Gap).Took(Later).Refused(Later), Cancellation);

        Assert.Equal(new WebhookWatch(Noon, Later, Later, Later), written);
        Assert.Equal(written, await store.Webhook.ChangeAsync(watch => watch, Cancellation));
    }

    [Fact]
    public async Task What_changes_nothing_writes_nothing()
    {
        var store = await Store.NewAsync(azurite);
        await store.Webhook.ChangeAsync(watch => watch.Took(Noon), Cancellation);
        store.Wire.Forget();

        await store.Webhook.ChangeAsync(watch => watch.Took(Noon + Duration.FromSeconds(59)), Cancellation);

        Assert.Equal(["GET row"], store.Wire.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_writers_at_once_neither_is_lost(bool first)
    {
        var store = await Store.NewAsync(azurite);
        if (!first)
            await store.Webhook.ChangeAsync(watch => watch.WasOut(Noon), Cancellation);

        store.Wire.BeforeNextWrite(() => store.Webhook.ChangeAsync(watch => watch.Took(Later), Cancellation));
        var written = await store.Webhook.ChangeAsync(watch => watch.Looked(Noon, Gap), Cancellation);

        Assert.Equal(new WebhookWatch(Noon, Noon, Later, null), written);
        Assert.Equal(written, await store.Webhook.ChangeAsync(watch => watch, Cancellation));
    }

    [Fact]
    public async Task Many_writers_at_once_are_all_heard()
    {
        var store = await Store.NewAsync(azurite);
        var looks = Enumerable.Range(0, 4).Select(n => Noon + Duration.FromMinutes(n)).ToList();

        await Task.WhenAll(looks.Select(at => store.Webhook.ChangeAsync(watch => watch.LookedAt > at ? watch : watch with { LookedAt = at }, Cancellation)));

        Assert.Equal(looks[^1], (await store.Webhook.ChangeAsync(watch => watch, Cancellation)).LookedAt);
    }

    [Fact]
    public async Task A_write_whose_acknowledgement_was_lost_may_run_again()
    {
        var store = await Store.NewAsync(azurite);

        store.Wire.LoseNextReply();
        var written = await store.Webhook.ChangeAsync(watch => watch.Took(Noon), Cancellation);

        Assert.Equal(Noon, written.TakenAt);
    }
}
