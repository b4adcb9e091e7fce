using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>What one look over a campaign's invitees saw of its batches: counts only, so its size goes with the number of requests, not of invitees.</summary>
internal sealed class BatchesSeen(Campaign campaign, Instant now)
{
    private readonly Dictionary<(int Bucket, Wave Wave, string Attempt), Seen> batches = [];
    private readonly Dictionary<WaveSlot, PlannedWave> plans = Schedule.Of(campaign).ToDictionary(planned => planned.WaveSlot);

    /// <summary>Where mails are due though their wave is done: nobody would send them.</summary>
    public HashSet<WaveSlot> Forgotten { get; } = [];

    public IEnumerable<(int Bucket, Wave Wave, string Attempt, Seen Seen)> Unknown =>
        batches.Where(each => each.Value.Unknown.Count > 0).Select(each => (each.Key.Bucket, each.Key.Wave, each.Key.Attempt, each.Value));

    /// <summary>Of the batches all of whose mails were reported, when the latest was claimed.</summary>
    public Instant? Reported => batches.Where(each => each.Value.IsReported).Max(each => AttemptId.ClaimedAt(each.Key.Attempt));

    public void Add(Invitee invitee)
    {
        foreach (var (wave, mail) in invitee.Mails)
        {
            Of(invitee, wave, mail.Attempt).Add(mail, new WaveSlot(wave, invitee.Slot), now);
            if (mail.Earlier is { } earlier)
                Of(invitee, wave, earlier.Attempt).Prove();

            if (mail.State == MailState.Due && IsForgotten(invitee, new WaveSlot(wave, invitee.Slot)))
                Forgotten.Add(new WaveSlot(wave, invitee.Slot));
        }
    }

    private bool IsForgotten(Invitee invitee, WaveSlot waveSlot) =>
        campaign.ProgressOf(waveSlot).CompletedAt is not null
        && plans.TryGetValue(waveSlot, out var planned) && planned.Skipped is null && now < planned.NotAfter
        && Eligibility.WhyNot(campaign, planned, invitee, now) is null;

    private Seen Of(Invitee invitee, Wave wave, string attempt)
    {
        var key = (invitee.Key.Bucket, wave, attempt);
        return batches.TryGetValue(key, out var seen) ? seen : batches[key] = new Seen();
    }

    /// <summary>One batch.</summary>
    internal sealed class Seen
    {
        private int count;
        private int reported;

        /// <summary>How many of its mails are of unknown fate, by slot; claims left behind are among them.</summary>
        public Dictionary<WaveSlot, int> Unknown { get; } = [];

        public bool IsProved { get; private set; }

        /// <summary>Until when it may have been posted.</summary>
        public Instant LeaseUntil { get; private set; } = Instant.MinValue;

        public bool IsReported => count > 0 && reported == count;

        public void Add(WaveMail mail, WaveSlot waveSlot, Instant now)
        {
            count++;
            reported += MailTransitions.IsReported(mail.State) ? 1 : 0;
            IsProved |= MailTransitions.ProvesItsBatch(mail.State);
            if (mail.State != MailState.Unknown && !mail.IsLeftBehind(now))
                return;

            Unknown[waveSlot] = Unknown.GetValueOrDefault(waveSlot) + 1;
            LeaseUntil = Instant.Max(LeaseUntil, mail.LeaseUntil ?? mail.At);
        }

        public void Prove() => IsProved = true;
    }
}
