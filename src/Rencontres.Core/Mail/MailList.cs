using System.Runtime.CompilerServices;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>A mail as organisers see it.</summary>
/// <param name="Subject">The invitee, the open bulletin or the organiser it is about.</param>
/// <param name="State">A claim whose lease has run out is told as unknown: it may have been posted.</param>
/// <param name="At">When it was sent or, while it is due, when it is to go.</param>
public sealed record ListedMail(
    string Subject, string To, string Occasion, MailState State, Instant At, string Attempt, string? Detail, Instant? ToldAt, bool Doubled);

/// <summary>Every mail of a campaign, with what became of it.</summary>
public sealed class MailList(IInvitees invitees, ISingleMails singles, IClock clock)
{
    /// <param name="state">Null: whatever it is.</param>
    /// <param name="occasion">Null: of every wave and to every person.</param>
    public async IAsyncEnumerable<ListedMail> ReadAsync(
        Campaign campaign, MailState? state, string? occasion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var bucket in Enumerable.Range(0, campaign.Buckets).Select(number => (int?)number).Append(null))
        {
            await foreach (var mail in InAsync(campaign.Id, bucket, cancellationToken))
            {
                if ((state is null || mail.State == state) && (occasion is null || mail.Occasion == occasion))
                    yield return mail;
            }
        }
    }

    private async IAsyncEnumerable<ListedMail> InAsync(CampaignId id, int? bucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (bucket is { } number)
        {
            await foreach (var invitee in invitees.ScanAsync(id, number, slot: null, cancellationToken))
            {
                foreach (var (wave, mail) in invitee.Mails)
                    yield return Of(invitee, wave, mail, now);
            }
        }

        await foreach (var mail in singles.ListAsync(id, bucket, cancellationToken))
        {
            yield return new ListedMail(
                mail.Key.Subject, mail.To, mail.Key.Occasion, Shown(mail.State, mail.LeaseUntil, now), mail.DueAt, mail.Attempt, mail.Detail, mail.ToldAt, mail.IsDoubled);
        }
    }

    private static ListedMail Of(Invitee invitee, Wave wave, WaveMail mail, Instant now) => new(
        invitee.Id.Value, invitee.Listed.Email, wave.ToString(), Shown(mail.State, mail.LeaseUntil, now), mail.At, mail.Attempt, mail.Detail, mail.ToldAt, mail.IsDoubled);

    private static MailState Shown(MailState state, Instant? leaseUntil, Instant now) => state == MailState.Claimed && !(leaseUntil > now) ? MailState.Unknown : state;
}
