using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

/// <summary>Answers that somebody else than the contact of the one before has given.</summary>
public sealed class SecondPersonTests(AzuriteFixture azurite)
{
    private static readonly SecondPerson Second = new(new Contact("Dominique Petit", "Élue", "dominique@nancy.example", "06"), Language.Japanese, "0123abcd");

    [Fact]
    public async Task Every_mail_about_an_answer_is_stored_with_it_in_one_request()
    {
        var store = await NewStoreAsync();

        await store.Registrations.SaveAsync(ToldToTwo(revision: 1), Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        var due = await store.SingleMails.DueAsync(TheCampaign, 0, Noon, Cancellation).Select(mail => mail.Key.Occasion).ToListAsync(Cancellation);
        Assert.Equal(["answered-again-1", "confirmation-1"], due.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_an_answer_that_is_refused_nobody_is_told()
    {
        var store = await NewStoreAsync();
        await store.Registrations.SaveAsync(Write(1, "first"), Cancellation);
        var late = ToldToTwo(revision: 1);

        var outcome = await store.Registrations.SaveAsync(late with { Mail = DueMail(occasion: "confirmation-late") }, Cancellation);

        Assert.Equal(SaveOutcome.Conflict, outcome);
        var mails = await store.SingleMails.ListAsync(TheCampaign, 0, "54395", Cancellation).Select(mail => mail.Key.Occasion).ToListAsync(Cancellation);
        Assert.Equal(["confirmation-1"], mails);
    }

    [Fact]
    public async Task Who_added_and_by_which_open_bulletin_the_contact_came_are_kept_with_the_revision()
    {
        var store = await NewStoreAsync();
        var write = ToldToTwo(revision: 1);
        var registration = write.Registration with { OpenId = "4567abcd", AddedBy = Second };

        await store.Registrations.SaveAsync(write with { Registration = registration }, Cancellation);

        Assert.Equivalent(registration, await store.Registrations.FindAsync(Key(), Cancellation), strict: true);
        Assert.Equivalent(registration, await store.Registrations.FindRevisionAsync(Key(), 1, Cancellation), strict: true);
    }

    [Fact]
    public async Task The_next_revision_is_the_contacts_own_again()
    {
        var store = await NewStoreAsync();
        var first = Write();
        await store.Registrations.SaveAsync(first with { Registration = first.Registration with { OpenId = "4567abcd", AddedBy = Second } }, Cancellation);

        await store.Registrations.SaveAsync(Write(2, "changed"), Cancellation);

        var current = await store.Registrations.FindAsync(Key(), Cancellation);
        Assert.Equal(("", (SecondPerson?)null), (current!.OpenId, current.AddedBy));
    }

    private static RegistrationWrite ToldToTwo(int revision)
    {
        var write = Write(revision, "second");
        var toFirst = DueMail(occasion: $"answered-again-{revision}") with { Kind = SingleMailKind.AnsweredAgain, To = "hélène@nancy.example" };
        return write with { AlsoTold = [toFirst] };
    }

    private async Task<Store> NewStoreAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        store.Wire.Forget();
        return store;
    }
}
