using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>Settles what was posted together: a request is taken on whole or not at all.</summary>
public sealed class MailBatches(IInvitees invitees, IWaveMails waves, MailDoublings doublings, IClock clock)
{
    private const int TransactionSize = 100;

    /// <summary>Settles the rest of batches of which one mail is known to have been taken on. May run twice.</summary>
    /// <param name="besides">Those that are settled by what is told of themselves.</param>
    public Task<int> SettleAsync(
        CampaignId campaign, int bucket, Wave wave, IReadOnlySet<string> attempts, IReadOnlySet<InviteeId> besides, CancellationToken cancellationToken)
    {
        return attempts.Count == 0
            ? Task.FromResult(0)
            : SettleAsync(campaign, bucket, wave, id => !besides.Contains(id), Judge, "an event told of its batch", cancellationToken);

        MailTrigger? Judge(WaveMail mail) => IsOpen(mail) && attempts.Contains(mail.Attempt) ? MailTrigger.ToldProcessed : null;
    }

    /// <summary>Settles a wave's mails in a bucket as <paramref name="judge"/> says. May run twice.</summary>
    /// <param name="isMeant">Whose mails; null: everybody's.</param>
    /// <param name="judge">What happens to a mail; null: nothing.</param>
    /// <returns>How many were changed.</returns>
    public async Task<int> SettleAsync(
        CampaignId campaign, int bucket, Wave wave, Func<InviteeId, bool>? isMeant, Func<WaveMail, MailTrigger?> judge, string? detail, CancellationToken cancellationToken)
    {
        var (changed, part) = (0, new List<Invitee>());
        await foreach (var invitee in invitees.ScanAsync(campaign, bucket, slot: null, cancellationToken))
        {
            if (isMeant?.Invoke(invitee.Id) == false || After(invitee, wave, judge, detail) is null)
                continue;

            part.Add(invitee);
            if (part.Count < TransactionSize)
                continue;

            changed += await ChangeAsync(wave, part, judge, detail, cancellationToken);
            part.Clear();
        }

        return changed + (part.Count > 0 ? await ChangeAsync(wave, part, judge, detail, cancellationToken) : 0);
    }

    private static bool IsOpen(WaveMail mail) => mail.State is MailState.Unknown or MailState.Claimed or MailState.Due;

    private async Task<int> ChangeAsync(Wave wave, List<Invitee> part, Func<WaveMail, MailTrigger?> judge, string? detail, CancellationToken cancellationToken)
    {
        var changes = await waves.ChangeAsync(wave, part, invitee => After(invitee, wave, judge, detail), cancellationToken);
        await doublings.TellAsync(wave, changes, cancellationToken);
        return changes.Count;
    }

    private Invitee? After(Invitee invitee, Wave wave, Func<WaveMail, MailTrigger?> judge, string? detail) =>
        invitee.Mails.GetValueOrDefault(wave) is { } mail && judge(mail) is { } trigger
            ? invitee.After(wave, trigger, mail.Attempt, clock.GetCurrentInstant(), detail)
            : null;
}
