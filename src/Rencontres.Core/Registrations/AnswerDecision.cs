using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>What is to become of an answer. Exactly one of: a refusal, an answer to store, or neither (nothing changes).</summary>
internal sealed record AnswerDecision(AnswerOutcome? Refusal, AnswerStatus Status = AnswerStatus.Silent, Answer? Answer = null)
{
    public static AnswerDecision Unchanged { get; } = new((AnswerOutcome?)null);

    /// <inheritdoc cref="Registration.AddedBy"/>
    public SecondPerson? AddedBy { get; init; }

    /// <param name="expected">The revision that the sender saw; 0 if none; null if not said.</param>
    /// <param name="second">What it is to be to somebody else's answer, which it then is whatever address both use; null if not said.</param>
    /// <param name="standing">What it is added to (<see cref="StandingPart"/>); null: to all of <paramref name="current"/>.</param>
    public static AnswerDecision Of(
        Answer answer, Registration? current, int? expected, SecondChoice? second, CampaignDefinition definition, Answer? standing = null)
    {
        if (second is null or SecondChoice.EditOrReplace)
            answer = Edited(answer, current, definition);

        var whole = Store(answer);
        if (current is not null && current.Receipt.ContentHash == Receipt.Hash(whole.Status, answer))
            return Unchanged;

        var isSecond = current is { Counts: true } && (second is not null || !current.IsBy(answer.Contact));
        var decision = isSecond && second == SecondChoice.Add ? Added(answer, standing ?? current!.Answer, definition, openId: "") : whole;
        if (decision.Answer is { } joined && current?.Receipt.ContentHash == Receipt.Hash(decision.Status, joined))
            return Unchanged;

        if (Seen(expected, current, answer) is { } refusal)
            return new AnswerDecision(refusal);

        return isSecond && second is null ? new AnswerDecision(new AnswerOutcome.SecondAnswer(current!)) : decision;
    }

    public static AnswerDecision Withdrawal(int? expected, Registration? current)
    {
        if (current is null)
            return new AnswerDecision(new AnswerOutcome.NotFound());

        if (current.Status == AnswerStatus.Withdrawn)
            return Unchanged;

        return Seen(expected, current, null) is { } refusal ? new AnswerDecision(refusal) : new AnswerDecision(null, AnswerStatus.Withdrawn, current.Answer);
    }

    /// <summary>Adds it to somebody else's answer, if both together are not too much for one, and if there is anything to add.</summary>
    public static AnswerDecision Added(Answer answer, Answer standing, CampaignDefinition definition, string openId)
    {
        // The organisation comes, as the other person has said; to thank for a "no" would be a lie.
        if (standing.Attending && answer.IsBareNo)
            return new AnswerDecision(new AnswerOutcome.Invalid([new FieldFault("second", FieldFaultKind.NothingToAdd)]));

        var (joined, faults) = AnswerJoining.Join(standing, answer, definition);
        return joined is null
            ? new AnswerDecision(new AnswerOutcome.Invalid(faults))
            : Store(joined) with { AddedBy = new SecondPerson(answer.Contact, answer.Language, openId) };
    }

    /// <summary>What the same person says now; whoever replaces another's answer takes nothing over, nor does who begins again after a withdrawal.</summary>
    public static Answer Edited(Answer answer, Registration? current, CampaignDefinition definition) =>
        current is { Counts: true } && current.IsBy(answer.Contact) ? KeptAnswer.Of(answer, current.Answer, definition) : answer;

    public static AnswerDecision Store(Answer answer) => new(null, answer.Attending ? AnswerStatus.Attending : AnswerStatus.Declined, answer);

    private static AnswerOutcome? Seen(int? expected, Registration? current, Answer? typed)
    {
        if (current is null)
            return null;

        if (expected is null)
            return new AnswerOutcome.RevisionNeeded(current);

        return expected == current.Revision ? null : new AnswerOutcome.Stale(current, typed);
    }
}
