using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Mail;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Organisers;

/// <summary>Problem details (RFC 9457) for organisers. They name every fault and, where there is one, the remedy.</summary>
internal static class OrganiserProblems
{
    public static IResult NoSuchCampaign { get; } = Problem(StatusCodes.Status404NotFound, "There is no such campaign.");

    public static IResult NoSuchInvitee { get; } = Problem(StatusCodes.Status404NotFound, "There is no such invitee in this campaign.");

    public static IResult NoSuchWording { get; } = Problem(StatusCodes.Status404NotFound, "There is no such wording.", "The list of templates tells which there are, and their versions.");

    public static IResult Unwritable(string reason) => Problem(StatusCodes.Status409Conflict, "The mail cannot be written.", reason);

    public static IResult MailService(int status, string title, string reason) => Problem(status, title, reason);

    public static IResult Refused(string reason) => Problem(StatusCodes.Status409Conflict, "The order is refused.", reason);

    public static IResult Refused(string reason, IReadOnlyList<Fault> faults) =>
        Problem(StatusCodes.Status409Conflict, "The order is refused.", reason, ("faults", faults.Select(Told)));

    public static IResult Unusable(string title, string? detail = null) => Problem(StatusCodes.Status400BadRequest, title, detail);

    public static IResult Faulty(string title, IReadOnlyList<Fault> faults) => Problem(StatusCodes.Status400BadRequest, title, null, ("faults", faults.Select(Told)));

    public static IResult Faulty(string title, IReadOnlyList<TemplateFault> faults) =>
        Problem(StatusCodes.Status400BadRequest, title, null, ("faults", faults.Select(fault => new { fault.Line, fault.Column, Path = "", fault.Message })));

    public static IResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Problem(StatusCodes.Status400BadRequest, "Some fields cannot be taken as they are.", null, ("errors", errors));

    public static IResult Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    public static IResult Closed(Instant cutoff) =>
        Problem(StatusCodes.Status410Gone, "The bulletin was received at the cutoff or later.", null, ("cutoff", InstantPattern.ExtendedIso.Format(cutoff)));

    public static IResult NotStarted { get; } = Problem(StatusCodes.Status403Forbidden, "The campaign has not been started and takes no answers yet.");

    public static IResult Newer(int revision) =>
        Problem(StatusCodes.Status409Conflict, "There is an answer that was received later; it stays.", null, ("revision", revision));

    private static object Told(Fault fault) => new { fault.File, fault.Line, fault.Column, fault.Path, fault.Message };

    private static IResult Problem(int status, string title, string? detail = null, params (string Name, object? Value)[] extensions) =>
        Results.Problem(statusCode: status, title: title, detail: detail, extensions: extensions.ToDictionary(each => each.Name, each => each.Value));
}
