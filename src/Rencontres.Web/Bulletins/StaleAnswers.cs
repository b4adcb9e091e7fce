using Rencontres.Core.Registrations;

namespace Rencontres.Web.Bulletins;

/// <summary>Finds out what changed between the revision that a sender saw and the current one.</summary>
internal sealed class StaleAnswers(IRegistrations registrations)
{
    /// <param name="seen">The revision the sender named; if there was none such, its own text, if any, is compared.</param>
    public async Task<IReadOnlyList<string>> ChangedAsync(Registration current, int? seen, Answer? typed, CancellationToken cancellationToken)
    {
        if (seen > 0 && seen < current.Revision && await registrations.FindRevisionAsync(current.Key, seen.Value, cancellationToken) is { } before)
            return AnswerChanges.Between(before, current);

        return typed is null ? [] : AnswerChanges.Between(typed, current.Answer);
    }
}
