using System.Globalization;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>
/// Takes the word of who was sent a mail about an answer that was not theirs. An answer that counts stays, since a wrong address must not wipe it out, but is
/// shown as disputed and told to the organisers; a bulletin of the open form can no longer be confirmed.
/// </summary>
public sealed class Disputing(
    CampaignReader campaigns, CampaignChanges changes, IInvitees invitees, IRegistrations registrations, IConfirmationQuota quota, OrganiserNotices notices)
{
    /// <returns>Null if the link leads to nothing.</returns>
    public async Task<DisputeState?> FindAsync(LinkToken link, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(link.Campaign, cancellationToken) is not { } campaign)
            return null;

        if (link.Purpose == LinkPurpose.NotMe)
            return (await FindAsync(campaign, link.InviteeKey, link.Version, cancellationToken))?.State;

        return await registrations.FindOpenAsync(link.Campaign, link.Bucket, link.Subject, cancellationToken) is { } bulletin
            ? await StateAsync(campaign, bulletin, cancellationToken)
            : null;
    }

    /// <summary>May be said twice; once is told.</summary>
    /// <inheritdoc cref="FindAsync(LinkToken, CancellationToken)" path="/returns"/>
    public async Task<DisputeState?> SayAsync(LinkToken link, Instant at, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(link.Campaign, cancellationToken) is not { } campaign)
            return null;

        if (link.Purpose == LinkPurpose.NotMe)
            return await SayAsync(campaign, link.InviteeKey, link.Version, at, cancellationToken);

        if (await registrations.RejectOpenAsync(link.Campaign, link.Bucket, link.Subject, at, cancellationToken) is not { } bulletin)
            return null;

        await quota.GiveBackAsync(link.Campaign, bulletin.Answer.Contact.Email, bulletin.OpenId, cancellationToken);
        return await ConfirmedAsync(bulletin, cancellationToken) is { } confirmed
            ? await SayAsync(campaign, bulletin.Key, confirmed.Revision, at, cancellationToken)
            : await StateAsync(campaign, bulletin, cancellationToken);
    }

    private async Task<DisputeState?> SayAsync(Campaign campaign, InviteeKey key, int revision, Instant at, CancellationToken cancellationToken)
    {
        if (await FindAsync(campaign, key, revision, cancellationToken) is not var (told, state))
            return null;

        if (state is DisputeState.Superseded)
            return state;

        var dispute = new Dispute(told.Author.Email, at);
        if (await invitees.DisputeAsync(key, dispute, cancellationToken) is not { } noted)
            return null;

        // From here on nothing is cancelled: what was noted is to be told. Who says it again has it told again, if it was not.
        if (noted == dispute)
            await TellAsync(told, at);

        await notices.AddDisputedAsync(campaign, told, noted.At, CancellationToken.None);
        return new DisputeState.Said { Answer = state.Answer };
    }

    private Task<Campaign?> TellAsync(Registration told, Instant at)
    {
        var details = string.Create(CultureInfo.InvariantCulture, $"{told.Key.Id} revision {told.Revision}");
        return changes.ApplyAsync(
            told.Key.Campaign, current => (current, new AuditEvent(at, AuditEvent.Recipient, "answer-disputed", details)), CancellationToken.None);
    }

    private async Task<(Registration Told, DisputeState State)?> FindAsync(Campaign campaign, InviteeKey key, int revision, CancellationToken cancellationToken)
    {
        var invitee = await invitees.FindAsync(key, cancellationToken);
        var told = await registrations.FindRevisionAsync(key, revision, cancellationToken);
        var current = await registrations.FindAsync(key, cancellationToken);
        if (invitee is null || told is null || current is null)
            return null;

        var answer = new DisputedAnswer(campaign, told.Answer, told.Receipt, told.ReceivedAt, told.Status);
        var email = told.Author.Email;
        if (!current.Names(email))
            return (told, new DisputeState.Superseded { Answer = answer });

        return (told, invitee.Dispute?.IsOf(email) == true ? new DisputeState.Said { Answer = answer } : new DisputeState.Unsaid { Answer = answer });
    }

    private async Task<DisputeState?> StateAsync(Campaign campaign, OpenBulletin bulletin, CancellationToken cancellationToken)
    {
        if (await ConfirmedAsync(bulletin, cancellationToken) is { } confirmed)
            return (await FindAsync(campaign, bulletin.Key, confirmed.Revision, cancellationToken))?.State;

        var answer = new DisputedAnswer(campaign, bulletin.Answer, bulletin.Receipt, bulletin.ReceivedAt, AnswerStatus.Silent);
        return bulletin switch
        {
            { ConfirmedAt: not null } => new DisputeState.Superseded { Answer = answer },
            { RejectedAt: not null } => new DisputeState.Said { Answer = answer },
            _ => new DisputeState.Unsaid { Answer = answer },
        };
    }

    /// <summary>What a bulletin that was confirmed all the same has become: the newest revision by that address, if the answer still names it.</summary>
    private async Task<Registration?> ConfirmedAsync(OpenBulletin bulletin, CancellationToken cancellationToken)
    {
        var email = bulletin.Answer.Contact.Email;
        if (bulletin.ConfirmedAt is null || await registrations.FindAsync(bulletin.Key, cancellationToken) is not { } current || !current.Names(email))
            return null;

        var revision = current;
        while (revision is not null && !revision.IsGivenBy(email))
            revision = await registrations.FindRevisionAsync(bulletin.Key, revision.Revision - 1, cancellationToken);

        return revision;
    }
}
