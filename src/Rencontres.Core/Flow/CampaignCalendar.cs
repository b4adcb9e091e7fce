using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Flow;

/// <summary>A wave in a slot with what is to be expected of it.</summary>
/// <param name="Done">It has been sent.</param>
/// <param name="ByLanguage">To how many it would go as things stand.</param>
/// <param name="LeftOut">How many it would not go to, and why.</param>
public sealed record CalendarEntry(PlannedWave Planned, bool Done, IReadOnlyDictionary<Language, int> ByLanguage, IReadOnlyDictionary<Ineligible, int> LeftOut);

/// <summary>Every mail to come, before it goes: when, to how many, in which language, and who is left out and why.</summary>
public sealed class CampaignCalendar(IInvitees invitees)
{
    /// <param name="now">What is due in the future is counted as if those who are to be mailed before it had been.</param>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(Campaign campaign, Instant now, CancellationToken cancellationToken)
    {
        var counts = Schedule.Of(campaign).ToDictionary(planned => planned.WaveSlot, planned => new Count(planned));
        var bySlot = counts.Values.ToLookup(count => count.Planned.Slot);
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                Expect(campaign, bySlot[invitee.Slot], invitee, now);
            }
        }

        return [.. counts.Values.OrderBy(count => count.Planned.Due).Select(count => new CalendarEntry(count.Planned, IsDone(campaign, count.Planned), count.ByLanguage, count.LeftOut))];
    }

    private static void Expect(Campaign campaign, IEnumerable<Count> waves, Invitee invitee, Instant now)
    {
        foreach (var count in waves.OrderBy(count => count.Planned.Due))
        {
            var at = Instant.Max(now, count.Planned.Due);
            var reason = Eligibility.WhyNot(campaign, count.Planned, invitee, at);
            if (reason is { } left)
            {
                count.LeftOut[left] = count.LeftOut.GetValueOrDefault(left) + 1;
                continue;
            }

            count.ByLanguage[invitee.Listed.Language] = count.ByLanguage.GetValueOrDefault(invitee.Listed.Language) + 1;
            if (count.Planned.Skipped is null)
                invitee = AsIfMailed(invitee, count.Planned.Wave, at);
        }
    }

    private static Invitee AsIfMailed(Invitee invitee, Wave wave, Instant at) => invitee with
    {
        Mails = new Dictionary<Wave, Mail.WaveMail>(invitee.Mails) { [wave] = new(Mail.MailState.Accepted, at, "") },
    };

    private static bool IsDone(Campaign campaign, PlannedWave planned) => campaign.ProgressOf(planned.WaveSlot).DoneForArrival > 0;

    private sealed class Count(PlannedWave planned)
    {
        public PlannedWave Planned { get; } = planned;

        public Dictionary<Language, int> ByLanguage { get; } = [];

        public Dictionary<Ineligible, int> LeftOut { get; } = [];
    }
}
