using System.Net.Http.Json;

namespace Rencontres.Kill.Tests;

/// <summary>The webhook is off: nobody ever tells what became of mails.</summary>
public sealed class LostEventsTests
{
    private const int MailsPerMinute = 6000;
    private const int Kills = 4;
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

        await DecideAsync(stage, unknown, [.. arrived]);
        await stage.WaitUntilSettledAsync(Wave, ManyInvitees.Count, unknown: true);
        await DecideAsync(stage, [.. (await stage.MailsAsync("unknown", Wave)).Select(mail => mail.GetProperty("invitee").GetString()!)], [.. (await stage.ArrivedAsync(Wave)).Select(mail => mail.Invitee)]);
        await stage.WaitUntilSettledAsync(Wave, ManyInvitees.Count, unknown: true);
        OnceAndSurely.Holds(ManyInvitees.Codes, await stage.ArrivedAsync(Wave));
    }

    /// <summary>The organiser has looked into the mail service's own list.</summary>
    private static async Task DecideAsync(KillStage stage, HashSet<string> unknown, HashSet<string> arrived)
    {
        foreach (var invitee in unknown)
            await stage.OrderAsync("mails/unknown", new { wave = Wave, invitee, sent = arrived.Contains(invitee) });
    }
}
