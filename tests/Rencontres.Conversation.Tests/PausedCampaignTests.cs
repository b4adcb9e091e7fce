namespace Rencontres.Conversation.Tests;

/// <summary>The complaint about others: pausing and resuming sends again from the start.</summary>
public sealed class PausedCampaignTests(RunningHost host)
{
    private readonly Conversation campaign = new(host);

    [Fact]
    public async Task Nothing_is_sent_while_paused_and_resuming_mails_only_who_waits()
    {
        await campaign.OrderAsync(HttpMethod.Put, "definition", campaign.Definition(campaign.Begun + TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)));
        await campaign.ImportAsync("code,name,country,language,email\n54395,Nancy,FR,fr,a@nancy.example\n");
        await campaign.OrderAsync(HttpMethod.Post, "start");
        await campaign.WaitForAsync("invitation", "54395");

        await campaign.OrderAsync(HttpMethod.Post, "pause", new { reason = "pour voir" });
        await campaign.ImportAsync("code,name,country,language,email\n37261,Tours,FR,fr,b@tours.example\n");
        await Task.Delay(campaign.Seconds(5));
        Assert.Single(await campaign.MailsAsync("invitation"));

        await campaign.OrderAsync(HttpMethod.Post, "resume");
        await campaign.WaitForAsync("invitation", "54395", "37261");
    }
}
