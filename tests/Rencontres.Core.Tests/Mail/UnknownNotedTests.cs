using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Mail;

/// <summary>What the record says of mails of unknown fate, when it is written by several at once or says nothing yet.</summary>
public sealed class UnknownNotedTests
{
    private static readonly Duration Grace = MailStage.Options.Grace;
    private static readonly WaveSlot Invitation = new(Wave.Invitation, CampaignBuilder.France);

    [Fact]
    public async Task What_is_noted_while_a_look_scans_is_not_taken_away_by_it()
    {
        await using var stage = await MailStage.WithAsync(2);
        stage.Get<MemoryInvitees>().DuringNextScan(async () =>
        {
            stage.Clock.Now += Duration.FromSeconds(1);
            await LoseAsync(stage);
            stage.Clock.Now += Duration.FromSeconds(1);
        });

        await stage.LookAsync();
        var during = await SinceAsync(stage);
        stage.Clock.Now += Duration.FromSeconds(1);
        await stage.LookAsync();

        Assert.Equal(MailStage.Start + Duration.FromSeconds(1), during);
        Assert.Equal(during, await SinceAsync(stage));
    }

    [Fact]
    public async Task What_was_noted_before_a_look_is_taken_away_once_nothing_is_unknown()
    {
        await using var stage = await MailStage.WithAsync(2);
        await LoseAsync(stage);
        stage.Clock.Now += Duration.FromSeconds(1);
        await stage.TellAsync(stage.Event("10001", MailTrigger.ToldDelivered, "e1"));

        await stage.LookAsync();

        Assert.Null(await SinceAsync(stage));
    }

    [Fact]
    public async Task A_word_that_they_did_not_go_opens_the_wave_also_where_nothing_was_noted()
    {
        await using var stage = await OfOlderVersionAsync(looked: true);

        var settled = await stage.Get<MailWords>().TakeAsync(await stage.RecordAsync(), new SpokenOf(null, null, null), sent: false, CancellationToken.None);
        var turn = CampaignFlow.Next(await stage.RecordAsync(), stage.Clock.Now);
        await stage.SendAsync();

        Assert.Equal(3, settled);
        Assert.Equal(Wave.Invitation, Assert.IsType<Turn.RunSlice>(turn).Wave);
        Assert.Equal(3, stage.Mailer.Sent.Distinct().Count());
    }

    [Fact]
    public async Task The_first_look_of_a_process_finds_what_nobody_has_noted()
    {
        await using var stage = await OfOlderVersionAsync();

        var next = await LookIfDueAsync(stage);

        Assert.Equal(stage.Clock.Now + MailStage.Options.LookEvery, next);
        Assert.Equal(stage.Clock.Now, await SinceAsync(stage));
    }

    [Fact]
    public async Task After_seven_graces_nobody_looks_any_more_and_the_organisers_have_been_told_of_each()
    {
        await using var stage = await MailStage.WithAsync(3);
        await LoseAsync(stage);
        var lost = stage.Clock.Now;

        Instant? next = lost;
        while (next is not null && stage.Clock.Now < lost + (Grace * 20))
        {
            stage.Clock.Now = next.Value;
            next = await LookIfDueAsync(stage);
        }

        var told = Notices(stage);
        await stage.LookAsync();

        Assert.Equal(lost + (Grace * 7), stage.Clock.Now);
        Assert.Equal((7 * stage.Campaign.Definition.Organiser.ReportTo.Count, told), (told, Notices(stage)));
        Assert.All(stage.States(), state => Assert.Equal(MailState.Unknown, state));
    }

    private static int Notices(MailStage stage) => stage.Singles.All.Count(mail => mail.Kind == SingleMailKind.Notice);

    private static async Task<Instant?> SinceAsync(MailStage stage) => (await stage.RecordAsync()).ProgressOf(Invitation).UnknownSince;

    private static Task<Instant?> LookIfDueAsync(MailStage stage) => stage.Get<UnknownMails>().LookAsync(stage.Campaign.Id, anew: false, CancellationToken.None);

    private static Task<WaveTally> LoseAsync(MailStage stage)
    {
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        return stage.SendAsync();
    }

    /// <summary>Three invitations of unknown fate, and a record that does not know of them.</summary>
    /// <param name="looked">Whether this process has looked already, and the older version wrote the record afterwards.</param>
    private static async Task<MailStage> OfOlderVersionAsync(bool looked = false)
    {
        var stage = await MailStage.WithAsync(3);
        await LoseAsync(stage);
        if (looked)
            await stage.LookAsync();

        await stage.Get<CampaignChanges>().ApplyAsync(
            stage.Campaign.Id, campaign => (campaign.With(Invitation, new SlotProgress(1, stage.Clock.Now, null)), new(stage.Clock.Now, "flow", "wave-sent", "")), CancellationToken.None);
        stage.Clock.Now += Duration.FromMinutes(5);
        return stage;
    }
}
