using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>What is to become of an open bulletin that is confirmed.</summary>
internal static class ConfirmDecision
{
    /// <param name="standing">What it is added to (<see cref="StandingPart"/>).</param>
    /// <param name="seen">The revision that was seen when choosing.</param>
    public static AnswerDecision Of(Campaign campaign, OpenBulletin bulletin, Registration? current, Answer? standing, SecondChoice? second, int? seen)
    {
        if (current is null || !IsAsked(bulletin, current))
            return AnswerDecision.Store(AnswerDecision.Edited(bulletin.Answer, current, campaign.Definition));

        if (second is null || seen != current.Revision)
            return new AnswerDecision(new AnswerOutcome.SecondAnswer(current));

        return second == SecondChoice.Add && current.Counts
            ? AnswerDecision.Added(bulletin.Answer, standing ?? current.Answer, campaign.Definition, bulletin.OpenId)
            : AnswerDecision.Store(bulletin.Answer);
    }

    /// <summary>
    /// Who can read one mailbox proves that mailbox, not the organisation, nor which of its people it is: somebody else's answer is changed only knowingly, and
    /// so is whatever came after the bulletin was filled in, a withdrawal too.
    /// </summary>
    public static bool IsAsked(OpenBulletin bulletin, Registration current)
    {
        if (bulletin.Receipt.ContentHash == current.Receipt.ContentHash)
            return false;

        var (contact, person) = (current.Answer.Contact, bulletin.Answer.Contact);
        return current.ReceivedAt > bulletin.ReceivedAt || (current.Counts && !(contact.IsSameAddress(person) && contact.IsSameName(person)));
    }
}
