using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Bulletins;

/// <summary>Problem details (RFC 9457) of the bulletins' API, with titles in the reader's language.</summary>
internal static class ApiProblems
{
    public static IResult NotFound(ProductTexts texts) => Problem(StatusCodes.Status404NotFound, texts.Text("problem_not_found"));

    public static IResult TooLarge(ProductTexts texts) => Problem(StatusCodes.Status413PayloadTooLarge, texts.Text("problem_too_large"));

    public static IResult WrongMediaType(ProductTexts texts) => Problem(StatusCodes.Status415UnsupportedMediaType, texts.Text("problem_media_type"));

    public static IResult NotJson(ProductTexts texts) => Problem(StatusCodes.Status400BadRequest, texts.Text("problem_not_json"));

    public static IResult NotOpen(ProductTexts texts) => Problem(StatusCodes.Status403Forbidden, texts.Text("problem_not_open"));

    public static IResult IfMatchNeeded(ProductTexts texts) => Problem(StatusCodes.Status428PreconditionRequired, texts.Text("problem_if_match"));

    public static IResult KeyTooLong(ProductTexts texts, int limit) =>
        Problem(StatusCodes.Status400BadRequest, texts.Text("problem_idempotency_length", "limit", limit));

    public static IResult KeyReused(ProductTexts texts) => Problem(StatusCodes.Status422UnprocessableEntity, texts.Text("problem_idempotency_reused"));

    /// <param name="wait">In seconds, as in <c>Retry-After</c>.</param>
    public static IResult TooMany(ProductTexts texts, int wait) =>
        Problem(StatusCodes.Status429TooManyRequests, texts.Text("problem_too_many", "seconds", wait), ("retryAfter", wait));

    public static IResult TooManyToConfirm(ProductTexts texts, Instant from) => Problem(
        StatusCodes.Status429TooManyRequests, texts.Text("problem_too_many_to_confirm", "limit", ConfirmationQuota.PerDay), ("from", InstantPattern.ExtendedIso.Format(from)));

    public static IResult WrongMember(ProductTexts texts, string member) =>
        Invalid(texts, new Dictionary<string, string[]> { [member] = [texts.Text("fault_unreadable_member")] });

    public static IResult Invalid(ProductTexts texts, IReadOnlyList<FieldFault> faults) =>
        Invalid(texts, faults.GroupBy(fault => fault.Field).ToDictionary(group => group.Key, group => group.Select(texts.Message).ToArray()));

    public static IResult Closed(ProductTexts texts, Instant cutoff) =>
        Problem(StatusCodes.Status410Gone, texts.Text("problem_closed"), ("cutoff", InstantPattern.ExtendedIso.Format(cutoff)));

    public static IResult Rejected(ProductTexts texts) => Problem(StatusCodes.Status409Conflict, texts.Text("problem_rejected"));

    public static IResult Stale(ProductTexts texts, int revision, IReadOnlyList<string> changed) =>
        Problem(StatusCodes.Status409Conflict, texts.Text("problem_stale"), ("revision", revision), ("changed", changed));

    private static IResult Invalid(ProductTexts texts, Dictionary<string, string[]> errors) =>
        Problem(StatusCodes.Status400BadRequest, texts.Text("problem_invalid"), ("errors", errors));

    private static IResult Problem(int status, string title, params (string Name, object? Value)[] extensions) =>
        Results.Problem(statusCode: status, title: title, extensions: extensions.ToDictionary(extension => extension.Name, extension => extension.Value));
}
