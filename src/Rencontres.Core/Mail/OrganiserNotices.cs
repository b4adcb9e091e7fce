using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Mail;

/// <summary>What organisers are told by a mail of its own. The names are data.</summary>
public enum NoticeKind
{
    /// <summary>The mail service failed again and again, and mail waited.</summary>
    HeldUp,

    /// <summary>Of some mails nobody knows whether they went.</summary>
    Unknown,
}

/// <summary>Mails to the organisers about how sending goes: each at most once for its occasion.</summary>
public sealed class OrganiserNotices(ISingleMails mails, INudge nudge, IClock clock)
{
    /// <param name="occasion">Since when it is so, which names the occasion; the same one is told once.</param>
    /// <param name="apart">Another occasion less than that before or after it is no news.</param>
    public async Task AddAsync(Campaign campaign, NoticeKind kind, Instant occasion, Duration apart, CancellationToken cancellationToken)
    {
        if (apart > Duration.Zero && await WasToldAsync(campaign.Id, kind, occasion, apart, cancellationToken))
            return;

        var reference = string.Create(CultureInfo.InvariantCulture, $"{kind}-{occasion.ToUnixTimeTicks()}");
        foreach (var (address, number) in campaign.Definition.Organiser.ReportTo.Select((address, index) => (address, index + 1)))
        {
            var key = new SingleMailKey(campaign.Id, null, string.Create(CultureInfo.InvariantCulture, $"organiser-{number}"), $"notice-{reference}".ToLowerInvariant());
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
        var parts = reference.Split('-', 2);
        return (Enum.Parse<NoticeKind>(parts[0]), Instant.FromUnixTimeTicks(long.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
    }
}
