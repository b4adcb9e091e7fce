namespace Rencontres.Kill.Tests;

/// <summary>A host that stands still past its leases, as a laptop whose lid is closed, while another goes on.</summary>
public sealed class FreezeTests
{
    private const int MailsPerMinute = 2400;
    private const int Freezes = 4;
    private const string Wave = "invitation";

    /// <summary>Somewhat longer than a lease.</summary>
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Sender_that_was_frozen_past_its_lease_sends_nothing_that_another_has_taken_over()
    {
        await using var stage = await KillStage.SetAsync(chaos: null, MailsPerMinute);
        await stage.PrepareAsync();
        await using var sleepy = stage.Start(ManyInvitees.BeginningOf(0));
        await stage.WaitForMailsAsync(Wave, 20);
        await using var other = stage.Start(ManyInvitees.BeginningOf(0), host: 2);
        await other.ReadyAsync();

        for (var n = 1; n <= Freezes; n++)
        {
            sleepy.Freeze();
            await Task.Delay(Frozen);
            sleepy.Wake();
            await Task.Delay(TimeSpan.FromMilliseconds(310 * n));
        }

        await stage.WaitUntilSettledAsync(Wave, ManyInvitees.Count);
        OnceAndSurely.Holds(ManyInvitees.Codes, await stage.ArrivedAsync(Wave));
    }
}
