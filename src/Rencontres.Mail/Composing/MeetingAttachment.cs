using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Mail.Calendar;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Composing;

/// <summary>The meeting as a file that goes with mails, and that is fetched from a bulletin.</summary>
internal sealed class MeetingAttachment : IMeetingInvitation
{
    private const string FileName = "meeting.ics";

    public OutgoingAttachment Of(CampaignDefinition definition, Language language, Instant stamp) =>
        new(FileName, MeetingInvitation.ContentType, Write(definition, language, stamp));

    /// <summary>Of two files of one meeting the one with the later stamp counts (RFC 5546, 2.1.5), so a changed meeting needs no number of its own.</summary>
    public byte[] Write(CampaignDefinition definition, Language language, Instant stamp)
    {
        var (meeting, organiser) = (definition.Meeting, definition.Organiser);
        return new MeetingInvitation(
            Uid: $"meeting-{definition.Id}@{organiser.From[(organiser.From.LastIndexOf('@') + 1)..]}",
            Sequence: 0,
            Summary: meeting.Title.In(language),
            Location: meeting.Place.In(language),
            Description: meeting.Purpose.In(language),
            meeting.Start,
            meeting.End,
            meeting.Zone,
            stamp,
            OrganiserName: organiser.Name.In(language),
            OrganiserAddress: organiser.ReplyTo).ToFile();
    }
}
