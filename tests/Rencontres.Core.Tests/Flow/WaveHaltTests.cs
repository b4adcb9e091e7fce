using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Flow;

/// <summary>What no mail of a wave can get round, and what happens once it is mended.</summary>
public sealed class WaveHaltTests
{
    [Fact]
    public async Task Words_that_cannot_be_sent_halt_and_once_mended_the_wave_begins_anew_with_them()
    {
        await using var stage = await MailStage.WithAsync(3);
        stage.Mailer.AnswerNext(new SendOutcome.Unwritable("the template prints too much"));
        await stage.SendAsync();
        var halted = await stage.RecordAsync();
        var states = stage.States().ToList();

        Write(stage, "# Subject\n\nMended");
        await ResumeAsync(stage);
        await stage.SendAsync();

        Assert.Equal((CampaignState.Paused, "the template prints too much"), (halted.State, halted.PausedBecause));
        Assert.All(states, state => Assert.Equal(MailState.Due, state));
        Assert.Equal([1, 2], stage.Mailer.Rounds);
        Assert.Equal(3, stage.Mailer.Sent.Distinct().Count());
    }

    [Fact]
    public async Task A_request_that_is_refused_for_all_can_be_mended_in_its_words_too()
    {
        await using var stage = await MailStage.WithAsync(3);
        stage.Mailer.Answer = () => new SendOutcome.Refused("400", null);
        await stage.SendAsync();

        Write(stage, "# Subject\n\nMended");
        await ResumeAsync(stage);
        stage.Mailer.Answer = () => new SendOutcome.Accepted("id");
        await stage.SendAsync();

        Assert.Equal(2, stage.Mailer.Rounds[^1]);
        Assert.Equal(3, stage.Mailer.Sent.Distinct().Count());
    }

    [Fact]
    public async Task A_refused_key_halts_and_the_wave_goes_on_with_the_words_it_began_with()
    {
        await using var stage = await MailStage.WithAsync(3);
        stage.Mailer.AnswerNext(new SendOutcome.NotAuthorised("401: the key is revoked"));
        await stage.SendAsync();
        var halted = (await stage.RecordAsync()).State;

        Write(stage, "# Subject\n\nFor the next wave");
        await ResumeAsync(stage);
        await stage.SendAsync();

        Assert.Equal(CampaignState.Paused, halted);
        Assert.Equal([1, 1], stage.Mailer.Rounds);
        Assert.Equal(3, stage.Mailer.Sent.Distinct().Count());
    }

    private static void Write(MailStage stage, string template) =>
        ((MemoryContent)stage.Get<IContent>()).Documents[MailTemplates.ProductPath(Language.French, "invitation")] = Encoding.UTF8.GetBytes(template);

    /// <summary>Once whatever is held in memory is too old.</summary>
    private static async Task ResumeAsync(MailStage stage)
    {
        stage.Clock.Now += Duration.FromHours(1);
        Assert.IsType<OrderOutcome.Done>(await stage.Get<CampaignOrders>().ResumeAsync(stage.Campaign.Id, CancellationToken.None));
    }
}
