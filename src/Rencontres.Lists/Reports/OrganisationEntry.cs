using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;
using Delegate = Rencontres.Core.Registrations.Delegate;

namespace Rencontres.Lists.Reports;

/// <summary>One organisation as every format tells it.</summary>
/// <param name="InvitedAt">When its invitation went out, or may have.</param>
internal sealed record OrganisationEntry(ListedInvitee Listed, string Status, Registration? Answer, Invitee Invitee, Instant? InvitedAt)
{
    public static OrganisationEntry Of(ReportLine line)
    {
        var invitation = line.Invitee.Mails.GetValueOrDefault(Wave.Invitation);
        var went = invitation is not null && (invitation.MayHaveArrived || invitation.State is MailState.Bounced or MailState.Dropped);
        return new OrganisationEntry(line.Invitee.Listed, ReportNames.Status(line), line.Current, line.Invitee, went ? invitation!.At : null) { DisputedAt = line.DisputedAt };
    }

    /// <summary>Who will come: nobody of those who declined or withdrew.</summary>
    public IReadOnlyList<Delegate> Delegates => Invitee.Answer == AnswerStatus.Attending ? Answer?.Answer.Delegates ?? [] : [];

    /// <summary>Answers to the organisers' own questions, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Extra => (Answer?.Answer.Extra ?? []).ToDictionary(value => value.Id, value => value.Value);

    /// <summary>When it was said that the answer was not theirs whose address it names.</summary>
    public Instant? DisputedAt { get; private init; }

    public Contact? Contact => Answer?.Answer.Contact;

    /// <summary>The reminders it got, or may have got.</summary>
    public IEnumerable<string> Reminders => Invitee.Mails
        .Where(mail => mail.Key.Kind == WaveKind.Reminder && mail.Value.MayHaveArrived)
        .OrderBy(mail => mail.Key.Number)
        .Select(mail => mail.Key.ToString());
}
