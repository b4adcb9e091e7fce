using NodaTime;

namespace Rencontres.Core.Audit;

/// <summary>Something that organisers or the flow did to a campaign. Names no person: ids, counts and reasons only.</summary>
/// <param name="Actor"><c>organiser</c> or <c>flow</c>.</param>
/// <param name="Act">What was done, e.g. <c>extended</c>. Data: never renamed.</param>
/// <param name="Details">In words or figures.</param>
public sealed record AuditEvent(Instant At, string Actor, string Act, string Details)
{
    public const string Organiser = "organiser";
    public const string Flow = "flow";

    /// <summary>Who got a mail, by a link in it.</summary>
    public const string Recipient = "recipient";
}
