using System.Net.Http.Json;

namespace Rencontres.Kill.Tests;

/// <summary>The webhook is off: nobody ever tells what became of mails.</summary>
public sealed class LostEventsTests
{
    private const int MailsPerMinute = 6000;
    private const int Kills = 4;
    private const int MostDecisions = 10;
    private const string Wave = "invitation";

    [Fact]
    public async Task Without_events_nothing_is_doubled_and_what_is_not_certain_is_listed_until_an_organiser_decides()
    {
        await using var stage = await KillStage.SetAsync(chaos: 5, MailsPerMinute);
        await stage.PrepareAsync();
        using var losing = await stage.Outbox.PostAsJsonAsync("control/events", new { lose = true });
        Assert.True(losing.IsSuccessStatusCode);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var killed = stage.Start(ManyInvitees.BeginningOf(0));
            await stage.WaitForMailsAsync(Wave, 1 + (kill * 60));
            await killed.KillAsync();
        }

        await using var last = stage.Start(ManyInvitees.BeginningOf(0));
        await last.ReadyAsync();
        await stage.WaitUntilSettledAsync(Wave, ManyInvitees.Count, unknown: true);

        var arrived = (await stage.ArrivedAsync(Wave)).Select(mail => mail.Invitee).ToList();
        var unknown = (await stage.MailsAsync("unknown", Wave)).Select(mail => mail.GetProperty("invitee").GetString()!).ToHashSet();
        Assert.Equal(arrived.Distinct().Count(), arrived.Count);
        Assert.NotEmpty(unknown);
        Assert.Empty(ManyInvitees.Codes.Except(arrived).Except(unknown));

        for (var n = 0; n < MostDecisions && await DecideAsync(stage); n++)
            await stage.WaitUntilSettledAsync(Wave, ManyInvitees.Count, unknown: true);

        OnceAndSurely.Holds(ManyInvitees.Codes, await stage.ArrivedAsync(Wave));
    }

    /// <summary>The organiser has looked into the mail service's own list: a request was taken on whole or not at all.</summary>
    /// <returns>Whether there was anything to decide. What goes again may be lost again.</returns>
    private static async Task<bool> DecideAsync(KillStage stage)
    {
        var unknown = await stage.MailsAsync("unknown", Wave);
        var arrived = (await stage.ArrivedAsync(Wave)).Select(mail => mail.Invitee).ToHashSet();
        foreach (var request in unknown.GroupBy(mail => mail.GetProperty("attempt").GetString()!))
            await stage.OrderAsync("mails/unknown", new { attempt = request.Key, sent = request.Any(mail => arrived.Contains(mail.GetProperty("invitee").GetString()!)) });

        return unknown.Count > 0;
    }
}
