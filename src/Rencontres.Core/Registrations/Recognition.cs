using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Recognises in an open bulletin an organisation that was invited, and tells the address on the list of it.</summary>
public sealed class Recognition(InvitedNames names, IInvitees invitees, ISingleMails mails)
{
    /// <summary>By its code, else by its name, if only one on the list has it; else it is somebody new, known by its code or its address.</summary>
    /// <returns>Whose answer it is, and that invitee if there is one already.</returns>
    public async Task<(InviteeId Id, Invitee? Known)> FindAsync(Campaign campaign, Answer answer, CancellationToken cancellationToken)
    {
        var hasCode = InviteeId.TryFromCode(answer.Organisation.Code, out var id);
        if (hasCode && await FindAsync(campaign, id, cancellationToken) is { } byCode)
            return (id, byCode);

        if (await names.FindAsync(campaign, answer.Organisation, cancellationToken) is { } named && await FindAsync(campaign, named, cancellationToken) is { } byName)
            return (named, byName);

        if (hasCode)
            return (id, null);

        var byAddress = InviteeId.FromAddress(answer.Contact.Email);
        return (byAddress, await FindAsync(campaign, byAddress, cancellationToken));
    }

    /// <summary>
    /// Sends the personal link to the address on the list, and to no other: whoever filled in the open form has shown nothing yet. At most once a day for an
    /// invitee, so that nobody can flood a mailbox with it, and not to those who want no mail or whose address fails. May run twice.
    /// </summary>
    public async Task TellAsync(Campaign campaign, Invitee known, OpenBulletin bulletin, Instant received, CancellationToken cancellationToken)
    {
        if (known.CameByItself || known.UnsubscribedAt is not null || known.BouncedAt is not null || known.IsAt(bulletin.Answer.Contact.Email))
            return;

        var day = LocalDatePattern.Iso.Format(received.InZone(Zones.Get(campaign.Cutoff.Zone)).Date);
        var key = new SingleMailKey(campaign.Id, known.Key.Bucket, known.Id.Value, $"recognised-{day}");
        var mail = new SingleMail(key, SingleMailKind.Recognised, known.Listed.Email, known.Listed.Language, bulletin.OpenId, received);
        await mails.AddAsync(mail, cancellationToken);
    }

    private Task<Invitee?> FindAsync(Campaign campaign, InviteeId id, CancellationToken cancellationToken) =>
        invitees.FindAsync(InviteeKey.Of(campaign, id), cancellationToken);
}
