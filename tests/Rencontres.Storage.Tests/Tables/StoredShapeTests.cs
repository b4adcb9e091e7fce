using System.Text;
using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Tests.Campaigns;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Tables;

/// <summary>Keys, columns and shapes of stored rows are data: records written once must stay readable. A test here changes only with a migration.</summary>
public sealed class StoredShapeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Rows_lie_under_these_keys()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(CampaignSamples.New(), CampaignSamples.Told(), Cancellation);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        await store.Registrations.SaveAsync(Write(), Cancellation);
        await store.Drafts.SaveAsync(Draft(), Cancellation);
        await store.Registrations.AddOpenAsync(
            new("0123abcd", Key(), Answer(), Noon, Registration().Receipt, null), DueMail("0123abcd", "confirm"), Cancellation);
        await store.SingleMails.AddAsync(DueMail("organiser-1", "report-1", bucket: null), Cancellation);
        await store.Webhook.ChangeAsync(watch => watch.Took(Noon), Cancellation);
        await store.Allowance.TakeAsync(new MailLimits(60, 1000), 1, 0, Noon, Cancellation);

        var keys = await store.Table.QueryAsync<TableEntity>(cancellationToken: Cancellation).Select(row => $"{row.PartitionKey} / {row.RowKey}").ToListAsync(Cancellation);

        Assert.Equal(
            [
                "rencontres-2024 / audit|000001",
                "rencontres-2024 / campaign",
                "rencontres-2024 / d|0016925328000000000|organiser-1|report-1",
                "rencontres-2024 / m|organiser-1|report-1",
                "rencontres-2024|0 / d|0016925328000000000|0123abcd|confirm",
                "rencontres-2024|0 / d|0016925328000000000|54395|confirmation-1",
                "rencontres-2024|0 / f|54395",
                "rencontres-2024|0 / i|54395",
                "rencontres-2024|0 / m|0123abcd|confirm",
                "rencontres-2024|0 / m|54395|confirmation-1",
                "rencontres-2024|0 / o|0123abcd",
                "rencontres-2024|0 / r|54395",
                "rencontres-2024|0 / r|54395|0001",
                "|campaigns / rencontres-2024",
                "|mail / allowance",
                "|mail / webhook",
            ],
            keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_invitees_row_has_these_columns()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        var read = await store.Invitees.FindAsync(Key(), Cancellation);
        await store.WaveMails.ClaimAsync(new(Wave.Reminder(2), Paris), [read!], Claim(), Cancellation);
        await store.Registrations.SaveAsync(Write(), Cancellation);
        await store.Drafts.SaveAsync(Draft(), Cancellation);
        await store.Invitees.ExtendAsync(Key(), Noon, Cancellation);
        foreach (var step in Enum.GetValues<InviteeStep>())
        {
            await store.Invitees.NoteAsync(Key(), step, Noon, Cancellation);
        }

        await store.Invitees.DisputeAsync(Key(), new Dispute("camille@nancy.example", Noon), Cancellation);
        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "i|54395", cancellationToken: Cancellation)).Value;

        var columns = row.Where(column => !column.Key.StartsWith("odata", StringComparison.Ordinal) && column.Key != "Timestamp");
        Assert.Equal(
            """
            PartitionKey=rencontres-2024|0
            RowKey=i|54395
            answer=Attending
            answeredAt=2023-08-20T12:00:00Z
            area=Grand Est
            bouncedAt=2023-08-20T12:00:00Z
            cameByItself=False
            code=54395
            contact=
            country=FR
            disputedAt=2023-08-20T12:00:00Z
            disputedEmail=camille@nancy.example
            draftAt=2023-08-20T12:00:00Z
            email=contact@54395.example
            firstAnsweredAt=2023-08-20T12:00:00Z
            kind=commune
            language=fr
            lateUntil=2023-08-20T12:00:00Z
            name=Ville de Nancy
            openedAt=2023-08-20T12:00:00Z
            population=104260
            unsubscribedAt=2023-08-20T12:00:00Z
            w_reminder_2=Claimed|2023-08-20T12:00:00Z|attempt-1|2023-08-20T12:10:00Z|
            zone=Europe/Paris
            """,
            string.Join('\n', columns.Select(column => $"{column.Key}={column.Value}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("w_invitation", "Accepted|2023-08-20T12:00:00Z|attempt-1||message-1")]
    [InlineData("w_extended", "Refused|2023-08-20T12:00:00.1234567Z|attempt-1||550 | no such user")]
    public async Task The_mail_of_a_wave_is_read_from_its_column(string column, string text)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        await store.Table.UpsertEntityAsync(new TableEntity("rencontres-2024|0", "i|54395") { [column] = text }, cancellationToken: Cancellation);

        var mail = Assert.Single((await store.Invitees.FindAsync(Key(), Cancellation))!.Mails);

        var refused = new WaveMail(MailState.Refused, Noon + Duration.FromTicks(1_234_567), "attempt-1", null, "550 | no such user");
        var accepted = new WaveMail(MailState.Accepted, Noon, "attempt-1", null, "message-1");
        Assert.Equal(column == "w_invitation" ? (Wave.Invitation, accepted) : (Wave.Extended(1), refused), (mail.Key, mail.Value));
    }

    [Fact]
    public async Task An_answer_is_written_in_this_shape()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        await store.Registrations.SaveAsync(Write(1, "à bientôt"), Cancellation);

        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "r|54395", cancellationToken: Cancellation)).Value;

        Assert.Equal(
            """{"organisation":{"name":"Ville de Nancy","kind":"commune","country":"FR","code":"54395"},"contact":{"name":"Camille Martin","role":"Relations internationales","email":"camille@nancy.example","phone":"03 83 00 00 00"},"attending":true,"delegates":[{"name":"Dominique Petit","role":"Élue","email":"dominique@nancy.example"}],"conference":"yes","suggestions":[{"about":"workshop","topic":"water","text":"L’eau et la coopération"}],"comment":"à bientôt","language":"fr"}""",
            Encoding.UTF8.GetString(row.GetBinary("answer_1")!));
        Assert.Empty((await store.Registrations.FindAsync(Key(), Cancellation))!.Answer.Extra);
        Assert.Equal(("Attending", "PersonalLink", 1, true), (row.GetString("status"), row.GetString("source"), row.GetInt32("revision"), row.GetBoolean("current")));
    }

    [Fact]
    public async Task What_bulletins_came_to_say_later_is_written_behind_what_they_said_before()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        var answer = Answer() with
        {
            Suggestions = [new(SuggestionSubject.Workshop, "water", "") { Wanted = true, Contributes = true }],
            Extra = [new("tables", "12.5")],
        };
        await store.Registrations.SaveAsync(Write() with { Registration = Registration() with { Answer = answer } }, Cancellation);

        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "r|54395", cancellationToken: Cancellation)).Value;
        var read = (await store.Registrations.FindAsync(Key(), Cancellation))!.Answer;

        Assert.EndsWith(
            """
            "suggestions":[{"about":"workshop","topic":"water","text":"","wanted":true,"contributes":true}],"comment":"","language":"fr","extra":[{"id":"tables","value":"12.5"}]}
            """,
            Encoding.UTF8.GetString(row.GetBinary("answer_1")!),
            StringComparison.Ordinal);
        Assert.Equal((answer.Suggestions[0], answer.Extra[0]), (read.Suggestions[0], read.Extra[0]));
    }

    [Fact]
    public async Task A_draft_is_written_in_this_shape()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        await store.Drafts.SaveAsync(Draft(revision: 2), Cancellation);

        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "f|54395", cancellationToken: Cancellation)).Value;

        Assert.Equal("""{"comment":"à suivre"}""", Encoding.UTF8.GetString(row.GetBinary("form_1")!));
        Assert.Equal(("2023-08-20T12:00:00Z", 2), (row.GetString("savedAt"), row.GetInt32("revision")));
    }

    [Fact]
    public async Task An_open_bulletins_row_has_these_columns()
    {
        var store = await Store.NewAsync(azurite);
        await store.Registrations.AddOpenAsync(new("0123abcd", Key(), Answer(), Noon, Registration().Receipt, null), DueMail("0123abcd", "confirm"), Cancellation);
        await store.Registrations.RejectOpenAsync(TheCampaign, 0, "0123abcd", Noon, Cancellation);

        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "o|0123abcd", cancellationToken: Cancellation)).Value;

        Assert.Equal(
            ["PartitionKey", "RowKey", "answer_1", "confirmedAt", "contentHash", "invitee", "receipt", "receivedAt", "rejectedAt"],
            row.Keys.Where(name => !name.StartsWith("odata", StringComparison.Ordinal) && name != "Timestamp").Order(StringComparer.Ordinal));
        Assert.Equal("2023-08-20T12:00:00Z", row.GetString("rejectedAt"));
    }
}
