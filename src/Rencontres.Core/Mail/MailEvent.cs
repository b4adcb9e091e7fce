using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>Which mail an event is about, as the mail's own custom arguments say.</summary>
/// <param name="Bucket">Null for a mail to an organiser.</param>
/// <param name="Subject">The invitee's id, the open bulletin's, or the organiser's number.</param>
/// <param name="Occasion">The wave, or the occasion of a mail to one person.</param>
public sealed record MailPlace(CampaignId Campaign, int? Bucket, string Subject, string Occasion);

/// <summary>Something that the mail service tells of one mail. It may come late, more than once, and before what happened earlier.</summary>
/// <param name="Id">The service's own id of the event; the same for each repetition.</param>
/// <param name="Trigger">What it makes of the mail; null if nothing.</param>
/// <param name="Step">What it makes of the person; null if nothing.</param>
/// <param name="Address">Whom the mail went to: a person whose address was corrected since is not touched by the old one's events.</param>
/// <param name="Detail">The reason, in the service's words.</param>
public sealed record MailEvent(string Id, MailPlace Place, string Attempt, MailTrigger? Trigger, InviteeStep? Step, Instant At, string Address, string? Detail);
