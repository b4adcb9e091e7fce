using System.Text.RegularExpressions;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>
/// Where the mails of a rehearsal arrive: the people in it have their links from nowhere else. Writes <c>mails.jsonl</c> on the way and keeps of each mail
/// only what is needed to check the promises.
/// </summary>
internal sealed partial class Postbox(LocalSendGridServer sendGrid, MailsFile file)
{
    private readonly Dictionary<InviteeId, string> bulletins = [];
    private readonly Dictionary<InviteeId, string> unsubscribes = [];
    private readonly Dictionary<string, string> confirmations = new(StringComparer.OrdinalIgnoreCase);
    private long seen;

    /// <summary>Every mail of a wave, in the order of arrival.</summary>
    public List<DeliveredMail> WaveMails { get; } = [];

    public int SingleMails { get; private set; }

    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        await foreach (var mail in sendGrid.ReadMailsAsync(seen, cancellationToken))
        {
            seen++;
            var kind = mail.Categories[1];
            await file.WriteAsync(mail, kind, cancellationToken);
            Note(mail, kind);
        }
    }

    public string? BulletinOf(InviteeId invitee) => bulletins.GetValueOrDefault(invitee);

    public string? UnsubscribeOf(InviteeId invitee) => unsubscribes.GetValueOrDefault(invitee);

    /// <summary>The link of the last mail to that address that asks to confirm a bulletin.</summary>
    public string? ConfirmationTo(string address) => confirmations.GetValueOrDefault(address);

    private void Note(KeptMail mail, string kind)
    {
        if (kind == "confirm")
        {
            confirmations[mail.To] = TokenIn(mail, "confirm");
            SingleMails++;
            return;
        }

        if (!Wave.TryParse(kind, out var wave))
        {
            SingleMails++;
            return;
        }

        var invitee = InviteeId.FromStored(mail.CustomArgs["subject"]);
        WaveMails.Add(new DeliveredMail(invitee, wave, Instant.FromDateTimeUtc(mail.Instant.ToUniversalTime())));
        unsubscribes[invitee] = TokenIn(mail, "unsubscribe");
        if (wave.AsksForAnswer)
            bulletins[invitee] = TokenIn(mail, "bulletins");
    }

    private static string TokenIn(KeptMail mail, string folder)
    {
        var link = Links().Matches(mail.Text ?? "").FirstOrDefault(match => match.Groups["folder"].Value == folder);
        return link?.Groups["token"].Value ?? throw new RehearsalException($"The mail \"{mail.Subject}\" to {mail.To} has no link for {folder}.");
    }

    [GeneratedRegex("https?://[^/\\s]+/(?<folder>bulletins|confirm|unsubscribe)/(?<token>[A-Za-z0-9_.-]+)")]
    private static partial Regex Links();
}

/// <summary>A mail of a wave that arrived.</summary>
internal readonly record struct DeliveredMail(InviteeId Invitee, Wave Wave, Instant At);
