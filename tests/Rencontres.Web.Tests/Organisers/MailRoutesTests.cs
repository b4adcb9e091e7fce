using System.Text.Json;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Tests.Organisers;

public sealed class MailRoutesTests
{
    private const string Mails = $"{OrganiserDesk.Id}/mails";
    private const string Word = $"{OrganiserDesk.Id}/mails/unknown";

    [Fact]
    public async Task Every_mail_is_listed_with_what_became_of_it()
    {
        await using var desk = await LostAsync();

        var (status, body) = await desk.GetAsync(Mails);

        Assert.Equal((200, "essai-2024"), (status, body.GetProperty("campaign").GetString()));
        Assert.Equal(
            [
                """{"invitee":"13001","to":"b@mairie.example","wave":"invitation","state":"delivered","at":"2023-07-10T08:00:00Z","attempt":"a1","detail":"250 OK","toldAt":"2023-07-10T08:00:00Z","doubled":true}""",
                """{"invitee":"54395","to":"a@mairie.example","wave":"invitation","state":"unknown","at":"2023-07-10T08:00:00Z","attempt":"a2","detail":"503","toldAt":null,"doubled":false}""",
                """{"invitee":"organiser-1","to":"a@organisateur.example","wave":"notice-heldup-1","state":"due","at":"2023-07-10T08:00:00Z","attempt":"","detail":null,"toldAt":null,"doubled":false}""",
            ],
            body.GetProperty("mails").EnumerateArray().Select(mail => mail.GetRawText()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("?state=unknown", "54395")]
    [InlineData("?state=Delivered", "13001")]
    [InlineData("?state=due", "organiser-1")]
    [InlineData("?state=bounced", "")]
    [InlineData("?wave=invitation", "13001 54395")]
    [InlineData("?wave=notice-heldup-1", "organiser-1")]
    [InlineData("?wave=reminder-1", "")]
    [InlineData("?wave=invitation&state=unknown", "54395")]
    [InlineData("?wave=&state=", "13001 54395 organiser-1")]
    public async Task The_list_can_be_had_by_state_and_wave(string query, string expected)
    {
        await using var desk = await LostAsync();

        var (status, body) = await desk.GetAsync(Mails + query);

        Assert.Equal((200, expected), (status, string.Join(' ', body.GetProperty("mails").EnumerateArray().Select(mail => mail.GetProperty("invitee").GetString()).Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("7")]
    [InlineData("99")]
    [InlineData("due,unknown")]
    public async Task A_state_that_there_is_not_is_refused_with_those_that_there_are(string state)
    {
        await using var desk = await LostAsync();

        var (status, body) = await desk.GetAsync($"{Mails}?state={state}");

        Assert.Equal((400, $"There is no state \"{state}\"."), (status, body.GetProperty("title").GetString()));
        Assert.Equal(
            "The states are due, claimed, accepted, delivered, deferred, bounced, dropped, unknown, refused, superseded.", body.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"sent":true,"all":true}""", MailState.Accepted, 1)]
    [InlineData("""{"sent":false,"all":true}""", MailState.Due, 1)]
    [InlineData("""{"sent":false,"wave":"invitation","invitee":"54395","attempt":"a2"}""", MailState.Due, 1)]
    [InlineData("""{"sent":false,"wave":"reminder-1"}""", MailState.Unknown, 0)]
    [InlineData("""{"sent":false,"invitee":"13001"}""", MailState.Unknown, 0)]
    [InlineData("""{"sent":true,"attempt":"a1"}""", MailState.Unknown, 0)]
    public async Task A_word_settles_the_mails_that_it_speaks_of(string word, MailState state, int settled)
    {
        await using var desk = await LostAsync();

        var (status, body) = await desk.PostAsync(Word, word);

        Assert.Equal((200, settled), (status, body.GetProperty("settled").GetInt32()));
        Assert.Equal(state, desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395").Mails[Wave.Invitation].State);
    }

    [Theory]
    [InlineData("", "sent")]
    [InlineData("{}", "sent")]
    [InlineData("""{"wave":"invitation"}""", "sent")]
    public async Task A_word_that_does_not_say_whether_they_went_is_refused(string word, string field)
    {
        await using var desk = await LostAsync();

        var (status, body) = await desk.PostAsync(Word, word);

        Assert.Equal(400, status);
        Assert.Contains("true if these mails were sent", body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(MailState.Unknown, desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395").Mails[Wave.Invitation].State);
    }

    [Theory]
    [InlineData("""{"sent":false,"invite":"13001"}""")]
    [InlineData("""{"sent":false,"wave":"invitation","atempt":"a1"}""")]
    [InlineData("""{"sent":false}""")]
    [InlineData("""{"sent":true,"all":false}""")]
    [InlineData("""{"sent":true,"wave":null,"attempt":null,"invitee":null}""")]
    public async Task A_word_that_does_not_say_clearly_of_which_mails_is_refused_and_settles_none(string word)
    {
        await using var desk = await LostAsync();

        var (status, _) = await desk.PostAsync(Word, word);

        Assert.Equal(400, status);
        Assert.Equal(MailState.Unknown, desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395").Mails[Wave.Invitation].State);
    }

    [Fact]
    public async Task A_word_about_nothing_in_particular_is_told_how_to_be_said()
    {
        await using var desk = await LostAsync();

        var (_, body) = await desk.PostAsync(Word, """{"sent":false}""");

        Assert.Contains("\"all\": true", body.GetProperty("errors").GetProperty("wave")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sent":"yes"}""")]
    [InlineData("[]")]
    [InlineData("no")]
    public async Task A_word_that_cannot_be_read_is_refused(string word)
    {
        await using var desk = await LostAsync();

        Assert.Equal(400, (await desk.PostAsync(Word, word)).Status);
    }

    [Fact]
    public async Task A_word_is_written_down_in_the_audit_chain()
    {
        await using var desk = await LostAsync();

        await desk.PostAsync(Word, """{"sent":false,"invitee":"54395"}""");

        var entries = (await desk.GetAsync($"{OrganiserDesk.Id}/audit")).Body.GetProperty("entries").EnumerateArray();
        var declared = Assert.Single(entries, entry => entry.GetProperty("act").GetString() == "mails-declared");
        Assert.Equal("all to 54395, 1 mails: not sent", declared.GetProperty("details").GetString());
    }

    /// <summary>One invitation went twice, the fate of another is unknown, and a mail to an organiser is due.</summary>
    private static async Task<OrganiserDesk> LostAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = Instant.FromUtc(2023, 7, 10, 8, 0);
        var now = desk.Clock.Now;
        await desk.AddNoticeAsync("organiser-1");
        Set("13001", new WaveMail(MailState.Delivered, now, "a1", null, "250 OK") { ToldAt = now, Earlier = new TakenAttempt("a0", now) });
        Set("54395", new WaveMail(MailState.Unknown, now, "a2", now, "503"));
        var slot = new WaveSlot(Wave.Invitation, desk.Listed("54395").Slot);
        await desk.ChangeAsync(campaign => campaign.With(slot, new SlotProgress(1, now, null) { UnknownSince = now }));
        return desk;

        void Set(string code, WaveMail mail) =>
            desk.Invitees.Change(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == code).Key, (Invitee invitee) => invitee.With(Wave.Invitation, mail));
    }
}
