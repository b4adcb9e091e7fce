using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Mail;

/// <summary>What organisers are told by a mail of its own. The names are data.</summary>
public enum NoticeKind
{
    /// <summary>The mail service failed again and again, and mail waited.</summary>
    HeldUp,

    /// <summary>Of some mails nobody knows whether they went.</summary>
    Unknown,

    /// <summary>An answer was not theirs whose address it names.</summary>
    Disputed,
}

/// <summary>Mails to the organisers about what they must know before the report: each at most once for its occasion.</summary>
public sealed class OrganiserNotices(ISingleMails mails, INudge nudge, IClock clock)
{
    /// <param name="occasion">Since when it is so, which names the occasion; the same one is told once.</param>
    /// <param name="apart">Another occasion less than that before or after it is no news.</param>
    public async Task AddAsync(Campaign campaign, NoticeKind kind, Instant occasion, Duration apart, CancellationToken cancellationToken)
    {
        if (apart > Duration.Zero && await WasToldAsync(campaign.Id, kind, occasion, apart, cancellationToken))
            return;

        var reference = string.Create(CultureInfo.InvariantCulture, $"{kind}-{occasion.ToUnixTimeTicks()}");
        await AddAsync(campaign, reference, reference, cancellationToken);
    }

    /// <param name="at">When it was first said, which names the occasion.</param>
    public Task AddDisputedAsync(Campaign campaign, Registration disputed, Instant at, CancellationToken cancellationToken)
    {
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{NoticeKind.Disputed}-{at.ToUnixTimeTicks()}");
        var (key, revision) = (disputed.Key, disputed.Revision);
        var reference = string.Create(CultureInfo.InvariantCulture, $"{occasion}-{key.Bucket}-{revision}-{key.Id.Value}");
        return AddAsync(campaign, $"{occasion}-{key.Id.Value}", reference, cancellationToken);
    }

    private async Task AddAsync(Campaign campaign, string occasion, string reference, CancellationToken cancellationToken)
    {
        foreach (var (address, number) in campaign.Definition.Organiser.ReportTo.Select((address, index) => (address, index + 1)))
        {
            var key = new SingleMailKey(campaign.Id, null, string.Create(CultureInfo.InvariantCulture, $"organiser-{number}"), $"notice-{occasion}".ToLowerInvariant());
            await mails.AddAsync(
                new SingleMail(key, SingleMailKind.Notice, address, campaign.Definition.Languages[0], reference, clock.GetCurrentInstant()), cancellationToken);
        }

        await nudge.MailDueAsync(campaign.Id, bucket: null);
    }

    private async Task<bool> WasToldAsync(CampaignId id, NoticeKind kind, Instant occasion, Duration apart, CancellationToken cancellationToken)
    {
        await foreach (var mail in mails.ListAsync(id, bucket: null, cancellationToken))
        {
            // The very same occasion is added anew: the one before may have ended between two organisers.
            if (mail.Kind == SingleMailKind.Notice && Read(mail.Reference) is var (told, since) && told == kind
                && since != occasion && since > occasion - apart && since < occasion + apart)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a notice's reference says.</summary>
    public static (NoticeKind Kind, Instant Since) Read(string reference)
    {
        var parts = reference.Split('-', 3);
        return (Enum.Parse<NoticeKind>(parts[0]), Instant.FromUnixTimeTicks(long.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
    }

    /// <summary>Which revision a notice of <see cref="NoticeKind.Disputed"/> speaks of.</summary>
    public static (InviteeKey Key, int Revision) Disputed(CampaignId campaign, string reference)
    {
        var parts = reference.Split('-', 5);
        return (new InviteeKey(campaign, Number(parts[2]), InviteeId.FromStored(parts[4])), Number(parts[3]));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
