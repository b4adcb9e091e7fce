using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Organisers;

/// <summary>To whom a test goes, and as whose mail.</summary>
internal sealed record TestMailForm
{
    public string? To { get; init; }

    public string? Invitee { get; init; }

    public static IReadOnlyList<string> Allowed(OrganiserDetails organiser) =>
        [.. organiser.ReportTo.Concat(organiser.Mailboxes).Append(organiser.ReplyTo).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <returns>The address as the definition has it; null if it is no organiser's.</returns>
    public string? Recipient(OrganiserDetails organiser) =>
        Allowed(organiser).FirstOrDefault(address => string.Equals(address, To?.Trim(), StringComparison.OrdinalIgnoreCase));
}
