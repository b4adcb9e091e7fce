using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>Begins waves: what one is written with is checked and copied before anybody is claimed for it, so that whatever organisers change meanwhile counts for the next.</summary>
public sealed class WaveBeginnings(MailWordings wordings, IContent content, CampaignChanges changes, CampaignHalts halts, IClock clock)
{
    /// <summary>
    /// Sees to it that the wave has begun for everybody in the turn's slot. May run twice, also in two processes at once: each makes whole copies, and the one that
    /// writes the record first decides which are used.
    /// </summary>
    /// <returns>The record as it is now; null if the wave cannot begin, because the campaign runs no longer or had to be halted.</returns>
    public async Task<Campaign?> BeginAsync(Campaign campaign, Turn.RunSlice turn, CancellationToken cancellationToken)
    {
        var waveSlot = new WaveSlot(turn.Wave, turn.Slot);
        if (WaveRounds.Current(campaign, waveSlot) is not null)
            return campaign;

        var template = WaveTemplates.Of(campaign, turn.Wave);
        var documents = await WaveDocuments.ReadAsync(wordings, campaign, [template, .. Variants(turn.Wave)], cancellationToken);
        if (documents.WhyNot is { } reason)
        {
            await halts.HaltAsync(campaign.Id, $"The wave {turn.Wave} cannot begin. {reason} Put it right, then resume the campaign.", cancellationToken);
            return null;
        }

        var round = WaveRounds.Next(campaign, turn.Wave);
        while (!await KeepAsync(documents, campaign.Id, turn.Wave, round, cancellationToken))
            round++;

        var after = await changes.ApplyAsync(campaign.Id, current => Begin(current, waveSlot, round, template, documents), cancellationToken);
        return after is not null && WaveRounds.Current(after, waveSlot) is not null ? after : null;
    }

    private static IEnumerable<string> Variants(Wave wave) => WaveTemplates.ForDrafts(wave) is { } drafts ? [drafts] : [];

    /// <returns>False if other words lie there: somebody began this round at the same time, or was cut off before it was written down.</returns>
    private async Task<bool> KeepAsync(WaveDocuments documents, CampaignId campaign, Wave wave, int round, CancellationToken cancellationToken)
    {
        foreach (var (path, source) in documents.Copies(campaign, wave, round))
        {
            if (!await content.AddAsync(path, source, cancellationToken))
                return false;
        }

        return true;
    }

    private (Campaign After, AuditEvent Told)? Begin(Campaign current, WaveSlot waveSlot, int round, string template, WaveDocuments documents)
    {
        if (current.State != CampaignState.Running || WaveRounds.Current(current, waveSlot) is not null)
            return null;

        var told = $"{waveSlot.Wave}, round {round}: {documents.Digests}";
        return (WaveRounds.Begin(current, waveSlot.Wave, round, template), new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Flow, "wave-began", told));
    }
}
