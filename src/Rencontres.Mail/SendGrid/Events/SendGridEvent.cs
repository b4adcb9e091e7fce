using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Mail.Composing;

namespace Rencontres.Mail.SendGrid.Events;

/// <summary>One event as SendGrid posts it. Custom arguments stand beside its own members.</summary>
internal static partial class SendGridEvent
{
    private const int LongestDetail = 300;

    /// <returns>Null if it is about a mail that is not ours, or of a kind that changes nothing (opens and clicks, which we have switched off).</returns>
    public static MailEvent? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || PlaceOf(json) is not { } place || Text(json, "sg_event_id") is not { Length: > 0 } id || AtOf(json) is not { } at)
            return null;

        var attempt = AttemptOf(json);
        var kind = Text(json, "event");
        var (trigger, step) = Meaning(kind, Text(json, "type"), Text(json, "reason"));

        // Without its attempt nothing is said of the mail, but a complaint or a dead address is known all the same.
        trigger = attempt.Length == 0 ? null : trigger;
        return trigger is null && step is null ? null : new MailEvent(id, place, attempt, trigger, step, at, Text(json, "email"), Detail(json, kind));
    }

    /// <summary>Mails of an older version carry it under a name that SendGrid uses itself, so there it may be lost.</summary>
    private static string AttemptOf(JsonElement json)
    {
        if (Text(json, Envelope.Attempt) is { Length: > 0 } attempt)
            return Id().IsMatch(attempt) ? attempt : "";

        return Text(json, "attempt") is var older && OlderAttempt().IsMatch(older) ? older : "";
    }

    private static (MailTrigger? Trigger, InviteeStep? Step) Meaning(string kind, string type, string reason) => kind switch
    {
        "processed" => (MailTrigger.ToldProcessed, null),
        "deferred" => (MailTrigger.ToldDeferred, null),
        "delivered" => (MailTrigger.ToldDelivered, null),

        // Blocked: this mail did not arrive, but nothing is wrong with the address.
        "bounce" => (MailTrigger.ToldBounced, type == "blocked" ? null : InviteeStep.Bounced),
        "dropped" => (MailTrigger.ToldDropped, StepOf(reason)),
        "spamreport" or "unsubscribe" or "group_unsubscribe" => (null, InviteeStep.Unsubscribed),
        _ => (null, null),
    };

    /// <summary>SendGrid drops what it knows to be of no use, by its own lists; other reasons say nothing of the person.</summary>
    private static InviteeStep? StepOf(string reason) => reason switch
    {
        "Bounced Address" or "Invalid" => InviteeStep.Bounced,
        "Unsubscribed Address" or "Spam Reporting Address" => InviteeStep.Unsubscribed,
        _ => null,
    };

    private static MailPlace? PlaceOf(JsonElement json)
    {
        var (bucket, subject, occasion) = (Text(json, Envelope.Bucket), Text(json, Envelope.Subject), Text(json, Envelope.Occasion));
        int? number = int.TryParse(bucket, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return CampaignId.TryParse(Text(json, Envelope.Campaign), out var campaign) && (number is not null || bucket.Length == 0) && Id().IsMatch(subject) && Id().IsMatch(occasion)
            ? new MailPlace(campaign, number, subject, occasion)
            : null;
    }

    private static Instant? AtOf(JsonElement json) =>
        json.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and <= uint.MaxValue
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Detail(JsonElement json, string kind)
    {
        var reason = string.Join(' ', new[] { Text(json, "status"), Text(json, "reason"), kind is "deferred" or "delivered" ? Text(json, "response") : "" }.Where(each => each.Length > 0));
        var told = reason.Length == 0 ? kind : $"{kind}: {reason}";
        return kind == "processed" ? null : told.Length <= LongestDetail ? told : told[..LongestDetail];
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex OlderAttempt();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,100}\z")]
    private static partial Regex Id();
}
