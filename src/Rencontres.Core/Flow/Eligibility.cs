using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>Why an invitee gets no mail of a wave. The name is shown in calendars and in <c>timeline.csv</c>.</summary>
public enum Ineligible
{
    /// <summary>Sent, or not certainly unsent, on an earlier pass of the same wave.</summary>
    AlreadyMailed,

    /// <summary>Another sender holds it at this moment.</summary>
    InFlight,

    Answered,
    Declined,
    Withdrawn,
    Bounced,
    Unsubscribed,

    /// <summary>The mail service refused the address.</summary>
    AddressRefused,

    /// <summary>Was never invited, so is not reminded, nor told of a closing.</summary>
    NotInvited,

    /// <summary>Was invited after the reminder's day (or the extension): gets only what is still to come.</summary>
    InvitedSince,

    /// <summary>Got another mail less than the minimum gap ago.</summary>
    TooSoon,

    /// <summary>Has had as many reminders as the campaign allows.</summary>
    EnoughReminders,

    /// <summary>Practical information goes to those who attend.</summary>
    NotAttending,
}

/// <summary>Decides whether an invitee is to be mailed in a wave. Asked of the row that the claim is conditional on.</summary>
public static class Eligibility
{
    /// <returns>Null if the invitee is to be mailed.</returns>
    public static Ineligible? WhyNot(Campaign campaign, PlannedWave planned, Invitee invitee, Instant now)
    {
        if (invitee.Mails.TryGetValue(planned.Wave, out var mail) && AlreadyTried(mail, now) is { } tried)
            return tried;

        if (invitee.UnsubscribedAt is not null)
            return Ineligible.Unsubscribed;

        if (invitee.BouncedAt is not null)
            return Ineligible.Bounced;

        if (invitee.Mails.Values.Any(each => each.State == MailState.Refused))
            return Ineligible.AddressRefused;

        return planned.Wave.Kind switch
        {
            WaveKind.Invitation => Answered(invitee),
            WaveKind.Reminder => Answered(invitee) ?? Invited(invitee, planned) ?? TooMany(campaign, invitee, now),
            WaveKind.Extended => Answered(invitee) ?? Invited(invitee, planned),
            WaveKind.Closing => Answered(invitee) ?? Invited(invitee, planned),
            WaveKind.Practical => invitee.Answer == AnswerStatus.Attending ? null : Ineligible.NotAttending,
            _ => throw new InvalidOperationException($"Unknown kind of wave {planned.Wave.Kind}."),
        };
    }

    /// <summary>Only a mail that is back to due may be claimed again. An expired claim is not: nobody knows whether it was posted.</summary>
    private static Ineligible? AlreadyTried(WaveMail mail, Instant now) => mail.State switch
    {
        MailState.Due => null,
        MailState.Claimed when mail.LeaseUntil > now => Ineligible.InFlight,
        MailState.Refused => Ineligible.AddressRefused,
        _ => Ineligible.AlreadyMailed,
    };

    private static Ineligible? Answered(Invitee invitee) => invitee.Answer switch
    {
        AnswerStatus.Silent => null,
        AnswerStatus.Attending => Ineligible.Answered,
        AnswerStatus.Declined => Ineligible.Declined,
        AnswerStatus.Withdrawn => Ineligible.Withdrawn,
        _ => throw new InvalidOperationException($"Unknown answer {invitee.Answer}."),
    };

    private static Ineligible? Invited(Invitee invitee, PlannedWave planned)
    {
        // One that did not arrive, through no fault of the address, is no reason to be silent: the next mail may.
        if (!invitee.Mails.TryGetValue(Wave.Invitation, out var invitation) || !(invitation.MayHaveArrived || invitation.State is MailState.Bounced or MailState.Dropped))
            return Ineligible.NotInvited;

        return planned.Wave.AsksForAnswer && invitation.At >= planned.Due ? Ineligible.InvitedSince : null;
    }

    private static Ineligible? TooMany(Campaign campaign, Invitee invitee, Instant now)
    {
        var received = invitee.Mails.Where(each => each.Value.MayHaveArrived).ToList();
        if (received.Count(each => each.Key.Kind == WaveKind.Reminder) >= campaign.Definition.MaximumReminders)
            return Ineligible.EnoughReminders;

        return received.Exists(each => WithinGap(campaign.Definition, invitee.Slot, each.Value.At, now)) ? Ineligible.TooSoon : null;
    }

    /// <summary>A gap of days counts days in the recipient's zone: a mail of 9:00:07 does not push the next one off 9:00:01 some days later.</summary>
    internal static bool WithinGap(CampaignDefinition definition, Slot slot, Instant last, Instant now)
    {
        var zone = Zones.Get(slot.Zone);
        var gap = definition.MinimumGap;
        return gap.HasTimeComponent
            ? now < last + gap.ToDuration()
            : now.InZone(zone).Date < last.InZone(zone).Date + gap;
    }
}
