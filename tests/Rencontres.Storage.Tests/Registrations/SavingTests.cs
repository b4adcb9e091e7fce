using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class SavingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_answer_is_written_in_one_request()
    {
        var store = await NewStoreAsync();

        await store.Registrations.SaveAsync(Write(), Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
    }

    [Fact]
    public async Task An_answer_is_read_in_one_point_read()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(), Cancellation);
        store.Wire.Forget();

        await store.Registrations.FindAsync(Key(), Cancellation);

        Assert.Equal(["GET row"], store.Wire.Requests);
    }

    [Fact]
    public async Task An_answer_is_stored_with_its_revision_the_invitees_state_and_the_mail()
    {
        var store = await NewStoreAsync();

        var outcome = await store.Registrations.SaveAsync(Write(), Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        AssertSame(Registration(), await store.Registrations.FindAsync(Key(), Cancellation));
        AssertSame(Registration(), await store.Registrations.FindRevisionAsync(Key(), 1, Cancellation));
        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((AnswerStatus.Attending, Noon), (invitee!.Answer, invitee.AnsweredAt));
        Assert.Single(await store.SingleMails.DueAsync(TheCampaign, 0, Noon, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_instant_of_the_first_answer_stands_when_it_is_changed()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(), Cancellation);
        var edit = Write(revision: 2, "changed");

        await store.Registrations.SaveAsync(edit with { Registration = edit.Registration with { ReceivedAt = Noon + Duration.FromDays(3) } }, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Noon, Noon + Duration.FromDays(3)), (invitee!.FirstAnsweredAt, invitee.AnsweredAt));
    }

    [Fact]
    public async Task An_invitee_written_before_first_answers_were_noted_is_read()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(), Cancellation);
        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "i|54395", cancellationToken: Cancellation)).Value;
        row.Remove("firstAnsweredAt");
        await store.Table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Cancellation);

        await store.Registrations.SaveAsync(Write(revision: 2), Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((null, Noon), (invitee?.FirstAnsweredAt, invitee?.AnsweredAt));
    }

    [Fact]
    public async Task An_edit_keeps_the_revision_before()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(), Cancellation);

        var outcome = await store.Registrations.SaveAsync(Write(revision: 2, "changed"), Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        AssertSame(Registration(2, "changed"), await store.Registrations.FindAsync(Key(), Cancellation));
        AssertSame(Registration(), await store.Registrations.FindRevisionAsync(Key(), 1, Cancellation));
    }

    [Fact]
    public async Task Of_two_first_answers_at_once_one_is_stored()
    {
        var store = await NewStoreAsync();

        var outcomes = await Task.WhenAll(
            store.Registrations.SaveAsync(Write(1, "one"), Cancellation), store.Registrations.SaveAsync(Write(1, "other"), Cancellation));

        Assert.Equal([SaveOutcome.Saved, SaveOutcome.Conflict], outcomes.Order());
        Assert.Equal(outcomes[0] == SaveOutcome.Saved ? "one" : "other", (await store.Registrations.FindAsync(Key(), Cancellation))!.Answer.Comment);
    }

    [Fact]
    public async Task An_edit_of_a_revision_that_is_no_longer_current_is_refused_whole()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(), Cancellation);
        await store.Registrations.SaveAsync(Write(2, "first"), Cancellation);
        var late = Write(2, "second");

        var outcome = await store.Registrations.SaveAsync(late with { Mail = DueMail(occasion: "changed-late") }, Cancellation);

        Assert.Equal(SaveOutcome.Conflict, outcome);
        Assert.Equal("first", (await store.Registrations.FindAsync(Key(), Cancellation))!.Answer.Comment);
        var mails = await store.SingleMails.DueAsync(TheCampaign, 0, Noon, Cancellation).ToListAsync(Cancellation);
        Assert.DoesNotContain(mails, mail => mail.Key.Occasion == "changed-late");
    }

    [Fact]
    public async Task The_same_answer_sent_twice_at_once_is_stored_once_and_acknowledged_twice()
    {
        var store = await NewStoreAsync();

        var outcomes = await Task.WhenAll(store.Registrations.SaveAsync(Write(), Cancellation), store.Registrations.SaveAsync(Write(), Cancellation));

        Assert.All(outcomes, outcome => Assert.Equal(SaveOutcome.Saved, outcome));
        Assert.Null(await store.Registrations.FindRevisionAsync(Key(), 2, Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_answer_whose_acknowledgement_was_lost_is_recognised(int revision)
    {
        var store = await NewStoreAsync();
        if (revision == 2)
            await store.Registrations.SaveAsync(Write(), Cancellation);

        store.Wire.LoseNextReply();
        var outcome = await store.Registrations.SaveAsync(Write(revision, "mine"), Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        Assert.Contains("GET row", store.Wire.Requests);
    }

    [Fact]
    public async Task An_answer_to_somebody_who_is_not_there_stores_nothing()
    {
        var store = await NewStoreAsync();

        var outcome = await store.Registrations.SaveAsync(Write(code: "99999"), Cancellation);

        Assert.Equal(SaveOutcome.Conflict, outcome);
        Assert.Null(await store.Registrations.FindAsync(Key("99999"), Cancellation));
        Assert.Null(await store.Invitees.FindAsync(Key("99999"), Cancellation));
    }

    private static void AssertSame(Registration expected, Registration? actual) => Assert.Equivalent(expected, actual, strict: true);

    private async Task<Store> NewStoreAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        store.Wire.Forget();
        return store;
    }
}
