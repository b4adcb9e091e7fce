using System.Diagnostics;
using System.Globalization;

namespace Rencontres.Kill.Tests;

/// <summary>
/// Hosts killed at random instants of waves to a thousand invitees, while the mail service loses replies, throttles, is late, and doubles and delays its
/// events. <c>tests/kills 200</c> runs the long form.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int MailsPerMinute = 2400;
    private const int KillsInWave = 20;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("RENCONTRES_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : KillsInWave;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("RENCONTRES_KILLS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 8;

    [Fact]
    public async Task Whatever_is_killed_every_invitee_gets_exactly_one_mail_of_each_wave()
    {
        var chance = new Random(Seed);
        await using var stage = await KillStage.SetAsync(chaos: Seed, MailsPerMinute);
        await stage.PrepareAsync();
        var waves = (Kills + KillsInWave - 1) / KillsInWave;
        for (var wave = 0; wave < waves; wave++)
        {
            var kills = Math.Min(KillsInWave, Kills - (wave * KillsInWave));
            await KillAsync(stage, wave, kills, chance);

            await using var last = stage.Start(ManyInvitees.BeginningOf(wave));
            await last.ReadyAsync();
            var eligible = wave == 0 ? ManyInvitees.Codes : ManyInvitees.Reachable;
            await stage.WaitUntilSettledAsync(ManyInvitees.NameOf(wave), eligible.Count);

            OnceAndSurely.Holds(eligible, await stage.ArrivedAsync(ManyInvitees.NameOf(wave)));
        }

        output.WriteLine($"kills {Kills}, waves {waves}, requests {await stage.Outbox.GetStringAsync("outbox/requests/count")}, chaos {await stage.Outbox.GetStringAsync("outbox/chaos/count")}");
    }

    /// <summary>At random from before a host is up until some seconds after.</summary>
    private async Task KillAsync(KillStage stage, int wave, int kills, Random chance)
    {
        var startUp = TimeSpan.FromSeconds(1);
        for (var kill = 0; kill < kills; kill++)
        {
            var since = Stopwatch.StartNew();
            await using var host = stage.Start(ManyInvitees.BeginningOf(wave));
            if (kill == 0)
            {
                await host.ReadyAsync();
                startUp = since.Elapsed;
            }

            await Task.Delay((startUp * 0.8) + TimeSpan.FromSeconds(chance.NextDouble() * 2));
            await host.KillAsync();
        }

        output.WriteLine($"{ManyInvitees.NameOf(wave)}: {kills} kills, a start takes {startUp.TotalSeconds:0.0} s, {(await stage.ArrivedAsync(ManyInvitees.NameOf(wave))).Count} mails had arrived by then");
    }
}
