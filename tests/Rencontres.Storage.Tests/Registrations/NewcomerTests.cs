using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

/// <summary>Bulletins of the open form, and answers of those who stand on no list.</summary>
public sealed class NewcomerTests(AzuriteFixture azurite)
{
    private const string OpenId = "0123abcd";

    [Fact]
    public async Task One_who_stands_on_no_list_is_stored_with_the_answer_in_one_request()
    {
        var store = await Store.NewAsync(azurite);

        var outcome = await store.Registrations.SaveAsync(Write() with { NewInvitee = Listed() }, Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        Assert.Equal(["POST $batch"], store.Wire.Requests);
        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Listed(), true, AnswerStatus.Attending), (invitee!.Listed, invitee.CameByItself, invitee.Answer));
    }

    [Fact]
    public async Task What_a_list_has_brought_meanwhile_stays()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);

        var outcome = await store.Registrations.SaveAsync(Write() with { NewInvitee = Listed() with { Name = "As typed" } }, Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Listed(), false, AnswerStatus.Attending), (invitee!.Listed, invitee.CameByItself, invitee.Answer));
    }

    [Fact]
    public async Task A_newcomers_answer_whose_acknowledgement_was_lost_is_recognised()
    {
        var store = await Store.NewAsync(azurite);

        store.Wire.LoseNextReply();
        var outcome = await store.Registrations.SaveAsync(Write() with { NewInvitee = Listed() }, Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        Assert.True((await store.Invitees.FindAsync(Key(), Cancellation))!.CameByItself);
    }

    [Fact]
    public async Task A_list_that_names_one_who_came_by_itself_takes_it_over()
    {
        var store = await Store.NewAsync(azurite);
        await store.Registrations.SaveAsync(Write() with { NewInvitee = Listed() with { Name = "As typed" } }, Cancellation);

        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal((Listed(), false, AnswerStatus.Attending), (invitee!.Listed, invitee.CameByItself, invitee.Answer));
    }

    [Fact]
    public async Task An_open_bulletin_is_stored_with_its_mail_in_one_request()
    {
        var store = await Store.NewAsync(azurite);

        await store.Registrations.AddOpenAsync(Open(), ConfirmMail(), Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        Assert.Equivalent(Open(), await store.Registrations.FindOpenAsync(TheCampaign, 0, OpenId, Cancellation), strict: true);
        Assert.Single(await store.SingleMails.DueAsync(TheCampaign, 0, Noon, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_same_open_bulletin_again_gives_the_one_that_is_there()
    {
        var store = await Store.NewAsync(azurite);
        await store.Registrations.AddOpenAsync(Open(), ConfirmMail(), Cancellation);

        var stored = await store.Registrations.AddOpenAsync(Open() with { ReceivedAt = Noon.Plus(NodaTime.Duration.FromMinutes(1)) }, ConfirmMail(), Cancellation);

        Assert.Equal(Noon, stored.ReceivedAt);
    }

    [Fact]
    public async Task An_open_bulletin_whose_acknowledgement_was_lost_is_recognised()
    {
        var store = await Store.NewAsync(azurite);

        store.Wire.LoseNextReply();
        var stored = await store.Registrations.AddOpenAsync(Open(), ConfirmMail(), Cancellation);

        Assert.Equivalent(Open(), stored, strict: true);
    }

    [Fact]
    public async Task Confirming_an_open_bulletin_is_part_of_the_answer()
    {
        var store = await Store.NewAsync(azurite);
        await store.Registrations.AddOpenAsync(Open(), ConfirmMail(), Cancellation);
        store.Wire.Forget();

        await store.Registrations.SaveAsync(Write() with { NewInvitee = Listed(), ConfirmedBulletin = OpenId, ConfirmedAt = Noon }, Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        Assert.Equal(Noon, (await store.Registrations.FindOpenAsync(TheCampaign, 0, OpenId, Cancellation))!.ConfirmedAt);
    }

    [Fact]
    public async Task A_report_reads_current_answers_and_unconfirmed_bulletins_only()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed(), Listed("54395-B")], Nobody, Cancellation);
        await store.Registrations.SaveAsync(Write(), Cancellation);
        await store.Registrations.SaveAsync(Write(2, "edited"), Cancellation);
        await store.Registrations.AddOpenAsync(Open("confirmed"), ConfirmMail("confirmed"), Cancellation);
        await store.Registrations.AddOpenAsync(Open(), ConfirmMail(), Cancellation);
        await store.Registrations.SaveAsync(
            Write(1, "by the open form", "54395-B") with { ConfirmedBulletin = "confirmed", ConfirmedAt = Noon }, Cancellation);

        var (current, unconfirmed) = await store.Registrations.ReadBucketAsync(TheCampaign, 0, Cancellation);

        Assert.Equal(["edited", "by the open form"], current.Select(registration => registration.Answer.Comment));
        Assert.Equal([Key(), Key("54395-B")], current.Select(registration => registration.Key));
        Assert.Equal(OpenId, Assert.Single(unconfirmed).OpenId);
    }

    private static OpenBulletin Open(string openId = OpenId)
    {
        var answer = Answer("open");
        return new OpenBulletin(openId, Key(), answer, Noon, Receipt.For(TheCampaign, openId, 1, AnswerStatus.Attending, answer), null);
    }

    private static Core.Mail.SingleMail ConfirmMail(string openId = OpenId) => DueMail(openId, "confirm");
}
