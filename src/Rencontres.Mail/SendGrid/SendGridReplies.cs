using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Rencontres.Core.Mail;
using SendGrid;

namespace Rencontres.Mail.SendGrid;

/// <summary>What a reply, or the lack of one, tells about a batch (the table in the design: "Mail: once, and surely").</summary>
internal static partial class SendGridReplies
{
    private const int LongestReason = 500;
    private const string Personalizations = "personalizations";

    public static async Task<SendOutcome> OutcomeAsync(Response response, bool sandbox, DateTimeOffset now, CancellationToken cancellationToken) =>
        (int)response.StatusCode switch
        {
            202 => new SendOutcome.Accepted(Header(response, "X-Message-Id")) { Rest = RestAfter(response, now) },
            // SendGrid answers so in the sandbox only; from elsewhere it may be some proxy's page.
            200 when sandbox => new SendOutcome.Accepted(Header(response, "X-Message-Id")),
            413 => new SendOutcome.TooLarge(),
            429 => new SendOutcome.TryLater(DelayCause.Busy, "The service asked to slow down (429).") { Rest = RetryAfter(response, now) },
            401 or 403 => new SendOutcome.NotAuthorised(Reason(response, await BodyAsync(response, cancellationToken))),
            404 or 405 or (>= 300 and < 400) => new SendOutcome.NotAuthorised(Reason(response, "SendGrid:Host is not the mail service's address.")),
            408 or < 300 or >= 500 => new SendOutcome.Unknown(Reason(response, "")),
            _ => Refused(response, await BodyAsync(response, cancellationToken)),
        };

    /// <summary>
    /// Only what certainly happened before a byte of the request was sent counts as not sent; everything else may have been accepted.
    /// </summary>
    public static SendOutcome Outcome(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            ? new SendOutcome.TryLater(DelayCause.OutOfReach, $"The mail service cannot be reached ({failure.HttpRequestError}).")
            : new SendOutcome.Unknown($"The connection failed ({failure.HttpRequestError}).");

    /// <summary>What all mails of a request share is nobody's fault among its recipients: it is for a person to mend, and no address is to be given up for it.</summary>
    private static SendOutcome Refused(Response response, string body)
    {
        var errors = Errors(body);
        var indices = errors.Select(error => PersonalizationIndex().Match(error.Field).Groups[1].Value).Distinct().ToList();
        int? index = indices is [var only] && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var reasons = errors.Select(error => error.Field.Length == 0 ? error.Message : $"{error.Field}: {error.Message}");
        var reason = errors.Count == 0 ? body : string.Join(" · ", reasons);
        return errors.Count > 0 && errors.TrueForAll(error => error.Field.Length > 0 && !error.Field.StartsWith(Personalizations, StringComparison.Ordinal))
            ? new SendOutcome.Unwritable($"The mail service refuses the mail as it is written: {Reason(response, reason)}")
            : new SendOutcome.Refused(Reason(response, reason), index);
    }

    private static List<(string Field, string Message)> Errors(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("errors", out var errors)
                || errors.ValueKind != JsonValueKind.Array
                ? []
                : [.. errors.EnumerateArray().Select(error => (Text(error, "field"), Text(error, "message")))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static Duration? RetryAfter(Response response, DateTimeOffset now)
    {
        var wait = response.Headers?.RetryAfter is { } header ? header.Delta ?? header.Date - now
            : long.TryParse(Header(response, "X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset < 1L << 36
                ? DateTimeOffset.FromUnixTimeSeconds(reset) - now
                : (TimeSpan?)null;
        return wait is { } time ? Duration.Max(Duration.FromTimeSpan(time), Duration.Zero) : null;
    }

    /// <summary>Taken on, but it was the last one for now.</summary>
    private static Duration? RestAfter(Response response, DateTimeOffset now) => Header(response, "X-RateLimit-Remaining") == "0" ? RetryAfter(response, now) : null;

    private static string? Header(Response response, string name) =>
        response.Headers is { } headers && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static async Task<string> BodyAsync(Response response, CancellationToken cancellationToken) =>
        response.Body is { } body ? await body.ReadAsStringAsync(cancellationToken) : "";

    private static string Reason(Response response, string detail)
    {
        var reason = $"{(int)response.StatusCode} {response.StatusCode}: {detail}".TrimEnd(' ', ':');
        return reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…";
    }

    [GeneratedRegex(@"^personalizations\.(\d{1,4})(\.|$)")]
    private static partial Regex PersonalizationIndex();
}
