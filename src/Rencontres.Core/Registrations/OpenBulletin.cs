using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>A bulletin that came by the open form and counts for nothing until the link in a mail is followed.</summary>
/// <param name="OpenId">Derived from the request, so that the same one sent twice is one.</param>
/// <param name="Key">The invitee it will be the answer of.</param>
public sealed record OpenBulletin(string OpenId, InviteeKey Key, Answer Answer, Instant ReceivedAt, Receipt Receipt, Instant? ConfirmedAt)
{
    /// <summary>How long the link in the mail may be followed.</summary>
    public static readonly Duration Validity = Duration.FromDays(7);

    /// <summary>When who has the mailbox said that it was not theirs; from then on it cannot be confirmed.</summary>
    public Instant? RejectedAt { get; init; }

    public Instant ValidUntil => ReceivedAt + Validity;

    /// <param name="idempotencyKey">See <see cref="OpenAnswering.SubmitAsync"/>.</param>
    internal static OpenBulletin New(Campaign campaign, InviteeId id, Answer answer, string? idempotencyKey, Instant received)
    {
        var status = answer.Attending ? AnswerStatus.Attending : AnswerStatus.Declined;

        // Of what was typed only: whom it is recognised as may change from one minute to the next.
        var name = idempotencyKey is null ? Receipt.Hash(status, answer) : $"{answer.Contact.Email}|{idempotencyKey}";
        var openId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 12));
        return new OpenBulletin(
            openId, InviteeKey.Of(campaign, id), answer, received, Receipt.For(campaign.Id, openId, 1, status, answer), ConfirmedAt: null);
    }
}
