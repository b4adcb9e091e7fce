using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Invitees;

/// <summary>Answers and open bulletins of which somebody says that they were not theirs.</summary>
public sealed class DisputeTests(AzuriteFixture azurite)
{
    private const string OpenId = "0123abcd";

    private static readonly NodaTime.Instant Later = Noon + NodaTime.Duration.FromHours(1);
    private static readonly Dispute First = new("camille@nancy.example", Noon);

    [Fact]
    public async Task Of_one_address_the_first_instant_stands()
    {
        var store = await StoreWithOneAsync();

        await store.Invitees.DisputeAsync(Key(), First, Cancellation);
        var noted = await store.Invitees.DisputeAsync(Key(), new Dispute("Camille@Nancy.example", Later), Cancellation);

        Assert.Equal((First, First), (noted, (await store.Invitees.FindAsync(Key(), Cancellation))!.Dispute));
    }

    [Fact]
    public async Task Another_address_takes_its_place()
    {
        var store = await StoreWithOneAsync();
        var second = new Dispute("autre@nancy.example", Later);

        await store.Invitees.DisputeAsync(Key(), First, Cancellation);
        await store.Invitees.DisputeAsync(Key(), second, Cancellation);

        Assert.Equal(second, (await store.Invitees.FindAsync(Key(), Cancellation))!.Dispute);
    }

    [Fact]
    public async Task What_is_written_at_the_same_time_is_not_lost()
    {
        var store = await StoreWithOneAsync();
        store.Wire.BeforeNextWrite(() => store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Noon, Cancellation));

        await store.Invitees.DisputeAsync(Key(), First, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Noon, First), (invitee!.OpenedAt, invitee.Dispute));
    }

    [Fact]
    public async Task Nothing_is_noted_of_one_who_is_not_there()
    {
        var store = await Store.NewAsync(azurite);

        Assert.Null(await store.Invitees.DisputeAsync(Key(), First, Cancellation));
        Assert.Null(await store.Registrations.RejectOpenAsync(TheCampaign, 0, OpenId, Noon, Cancellation));
    }

    [Fact]
    public async Task A_rejected_bulletin_waits_no_longer_to_be_confirmed_and_the_first_instant_stands()
    {
        var store = await Store.NewAsync(azurite);
        await AddAsync(store);

        await store.Registrations.RejectOpenAsync(TheCampaign, 0, OpenId, Noon, Cancellation);
        var again = await store.Registrations.RejectOpenAsync(TheCampaign, 0, OpenId, Later, Cancellation);

        Assert.Equal(Noon, again!.RejectedAt);
        Assert.Equal(Noon, (await store.Registrations.FindOpenAsync(TheCampaign, 0, OpenId, Cancellation))!.RejectedAt);
        Assert.Empty((await store.Registrations.ReadBucketAsync(TheCampaign, 0, Cancellation)).Unconfirmed);
    }

    [Fact]
    public async Task A_bulletin_that_was_confirmed_a_moment_before_stays_confirmed()
    {
        var store = await Store.NewAsync(azurite);
        await AddAsync(store);
        store.Wire.BeforeNextWrite(() => store.Registrations.SaveAsync(Write() with { NewInvitee = Listed(), ConfirmedBulletin = OpenId, ConfirmedAt = Noon }, Cancellation));

        var stored = await store.Registrations.RejectOpenAsync(TheCampaign, 0, OpenId, Later, Cancellation);

        Assert.Equal((Noon, null), (stored!.ConfirmedAt, stored.RejectedAt));
    }

    private static Task<OpenBulletin> AddAsync(Store store) => store.Registrations.AddOpenAsync(
        new OpenBulletin(OpenId, Key(), Answer(), Noon, Registration().Receipt, null), DueMail(OpenId, "confirm"), Cancellation);

    private async Task<Store> StoreWithOneAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return store;
    }

    [Fact]
    public async Task An_answer_that_settles_it_takes_it_away_and_another_does_not()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        await store.Invitees.DisputeAsync(Key(), First, Cancellation);

        await store.Registrations.SaveAsync(Write(1, "first"), Cancellation);
        var kept = (await store.Invitees.FindAsync(Key(), Cancellation))?.Dispute;
        await store.Registrations.SaveAsync(Write(2, "second") with { EndsDispute = true }, Cancellation);

        Assert.Equal(First, kept);
        Assert.Null((await store.Invitees.FindAsync(Key(), Cancellation))?.Dispute);
    }
}
