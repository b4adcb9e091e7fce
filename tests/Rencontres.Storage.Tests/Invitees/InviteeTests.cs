using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Invitees;

public sealed class InviteeTests(AzuriteFixture azurite)
{
    private static readonly Instant Later = Noon + Duration.FromHours(1);

    [Fact]
    public async Task A_hundred_invitees_are_written_in_one_request()
    {
        var store = await Store.NewAsync(azurite);

        await store.Invitees.PutAsync(TheCampaign, 0, Many(100), Nobody, Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        Assert.Equal(Many(100), await ScanAsync(store));
    }

    [Fact]
    public async Task An_invitee_comes_back_as_listed()
    {
        var store = await Store.NewAsync(azurite);
        var listed = Listed() with { Population = null, Language = Language.Japanese, Name = "静岡市", Contact = "Dominique" };

        await store.Invitees.PutAsync(TheCampaign, 0, [listed], Nobody, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal(listed, invitee!.Listed);
        Assert.Equal(AnswerStatus.Silent, invitee.Answer);
        Assert.Empty(invitee.Mails);
    }

    [Fact]
    public async Task A_list_replaces_what_lists_say_and_nothing_else()
    {
        var store = await StoreWithOneAsync();
        await store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Noon, Cancellation);
        await store.Registrations.SaveAsync(Write(), Cancellation);
        var corrected = Listed() with { Population = null, Email = "corrected@nancy.example" };

        await store.Invitees.PutAsync(TheCampaign, 0, [corrected], Nobody, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((corrected, Noon, AnswerStatus.Attending), (invitee!.Listed, invitee.OpenedAt, invitee.Answer));
    }

    [Fact]
    public async Task What_a_list_has_no_column_for_stays_as_it_is()
    {
        var store = await Store.NewAsync(azurite);
        var before = Listed(slot: new Slot("JP", "Pacific/Noumea")) with { Language = Language.Japanese, Contact = "Dominique" };
        await store.Invitees.PutAsync(TheCampaign, 0, [before], Nobody, Cancellation);
        var blank = new ListedInvitee(before.Id, before.Code, "Nancy", "", Paris, "", null, Language.French, "new@nancy.example", "");
        const ListColumns Untold = ListColumns.Kind | ListColumns.Country | ListColumns.Zone | ListColumns.Area | ListColumns.Population | ListColumns.Language | ListColumns.Contact;

        await store.Invitees.PutAsync(TheCampaign, 0, [blank with { Untold = Untold }], Nobody, Cancellation);

        Assert.Equal(before with { Name = "Nancy", Email = "new@nancy.example" }, (await store.Invitees.FindAsync(Key(), Cancellation))!.Listed);
    }

    [Theory]
    [InlineData(ListColumns.Kind)]
    [InlineData(ListColumns.Country)]
    [InlineData(ListColumns.Zone)]
    [InlineData(ListColumns.Area)]
    [InlineData(ListColumns.Population)]
    [InlineData(ListColumns.Language)]
    [InlineData(ListColumns.Contact)]
    public async Task Each_column_is_left_by_itself_as_the_rules_have_it(ListColumns untold)
    {
        var store = await Store.NewAsync(azurite);
        var before = Listed(slot: Tokyo) with { Language = Language.Japanese, Contact = "Dominique" };
        await store.Invitees.PutAsync(TheCampaign, 0, [before], Nobody, Cancellation);
        var listed = new ListedInvitee(before.Id, before.Code, "Nancy", "epci", Paris, "Lorraine", 5, Language.English, "new@nancy.example", "Camille") { Untold = untold };

        await store.Invitees.PutAsync(TheCampaign, 0, [listed], Nobody, Cancellation);

        Assert.Equal(listed.Over(before), (await store.Invitees.FindAsync(Key(), Cancellation))!.Listed);
    }

    [Fact]
    public async Task One_slot_is_scanned_without_the_others()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed("A", Paris), Listed("B", Tokyo), Listed("C", Paris)], Nobody, Cancellation);

        var scanned = await store.Invitees.ScanAsync(TheCampaign, 0, Paris, Cancellation).Select(invitee => invitee.Id.Value).ToListAsync(Cancellation);

        Assert.Equal(["A", "C"], scanned);
    }

    [Fact]
    public async Task Thousands_are_streamed_page_by_page_in_the_order_of_their_ids()
    {
        var store = await Store.NewAsync(azurite);
        foreach (var lot in Many(3000).Chunk(100))
        {
            await store.Invitees.PutAsync(TheCampaign, 0, lot, Nobody, Cancellation);
        }

        store.Wire.Forget();
        var scanned = await ScanAsync(store);

        Assert.Equal(Many(3000), scanned);
        Assert.Equal(Enumerable.Repeat("GET range", 3), store.Wire.Requests);
    }

    [Fact]
    public async Task Buckets_and_campaigns_do_not_see_each_other()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 1, [Listed()], Nobody, Cancellation);
        await store.Invitees.PutAsync(TheCampaign, 10, [Listed()], Nobody, Cancellation);

        Assert.Null(await store.Invitees.FindAsync(Key(), Cancellation));
        Assert.Single(await store.Invitees.ScanAsync(TheCampaign, 1, null, Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(InviteeStep.Opened)]
    [InlineData(InviteeStep.Bounced)]
    [InlineData(InviteeStep.Unsubscribed)]
    public async Task Of_what_happens_again_the_first_instant_stands(InviteeStep step)
    {
        var store = await StoreWithOneAsync();

        Assert.True(await store.Invitees.NoteAsync(Key(), step, Noon, Cancellation));
        Assert.True(await store.Invitees.NoteAsync(Key(), step, Later, Cancellation));

        Assert.Equal(Noon, At(step, await store.Invitees.FindAsync(Key(), Cancellation)));
    }

    [Fact]
    public async Task Of_the_same_noted_twice_at_once_the_first_stands()
    {
        var store = await StoreWithOneAsync();
        store.Wire.BeforeNextWrite(() => store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Noon, Cancellation));

        Assert.True(await store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Later, Cancellation));

        Assert.Equal(Noon, (await store.Invitees.FindAsync(Key(), Cancellation))!.OpenedAt);
    }

    [Fact]
    public async Task Of_two_different_notes_at_once_none_is_lost()
    {
        var store = await StoreWithOneAsync();
        store.Wire.BeforeNextWrite(() => store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Noon, Cancellation));

        Assert.True(await store.Invitees.NoteAsync(Key(), InviteeStep.Bounced, Later, Cancellation));

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Noon, Later), (invitee!.OpenedAt, invitee.BouncedAt));
    }

    [Fact]
    public async Task Nothing_is_noted_of_one_who_is_not_there()
    {
        var store = await Store.NewAsync(azurite);

        Assert.False(await store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Noon, Cancellation));
        Assert.False(await store.Invitees.ExtendAsync(Key(), Later, Cancellation));
        Assert.Null(await store.Invitees.FindAsync(Key(), Cancellation));
    }

    [Fact]
    public async Task One_invitee_gets_a_later_cutoff()
    {
        var store = await StoreWithOneAsync();

        Assert.True(await store.Invitees.ExtendAsync(Key(), Later, Cancellation));

        Assert.Equal(Later, (await store.Invitees.FindAsync(Key(), Cancellation))!.LateUntil);
    }

    private static Instant? At(InviteeStep step, Invitee? invitee) => step switch
    {
        InviteeStep.Opened => invitee?.OpenedAt,
        InviteeStep.Bounced => invitee?.BouncedAt,
        _ => invitee?.UnsubscribedAt,
    };

    private static ValueTask<List<ListedInvitee>> ScanAsync(Store store) =>
        store.Invitees.ScanAsync(TheCampaign, 0, null, Cancellation).Select(invitee => invitee.Listed).ToListAsync(Cancellation);

    private async Task<Store> StoreWithOneAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return store;
    }
}
