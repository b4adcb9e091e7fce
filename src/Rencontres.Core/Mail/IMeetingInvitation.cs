using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>The meeting for a calendar, as it is attached to mails and fetched from a bulletin.</summary>
public interface IMeetingInvitation
{
    /// <param name="stamp">When it is handed out.</param>
    /// <returns>A file of type <c>text/calendar</c> (RFC 5545) in UTF-8. It names no attendee.</returns>
    byte[] Write(CampaignDefinition definition, Language language, Instant stamp);
}
