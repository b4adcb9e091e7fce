using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>What an addition is made to. Who has added last and answers again corrects that addition: what it said before goes, and the others' part stays.</summary>
internal static class StandingPart
{
    /// <summary>Every revision is kept, so it is the last one by anybody else. One mailbox may be several people's, so the name must be the same too.</summary>
    public static async Task<Answer> OfAsync(
        IRegistrations registrations, Registration current, Contact person, CampaignDefinition definition, CancellationToken cancellationToken)
    {
        var revision = current;
        while (revision?.AddedBy?.Contact is { } added && added.IsSameAddress(person) && added.IsSameName(person))
            revision = await registrations.FindRevisionAsync(current.Key, revision.Revision - 1, cancellationToken);

        return revision is null || revision == current ? current.Answer : KeptAnswer.Of(revision.Answer, current.Answer, definition);
    }
}
