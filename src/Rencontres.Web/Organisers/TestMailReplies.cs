using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Organisers;

/// <summary>What is answered to the order to send a test.</summary>
internal static class TestMailReplies
{
    public static IResult Of(SendOutcome outcome, string to) => outcome switch
    {
        SendOutcome.Accepted => Results.Json(new { sent = true, to }, statusCode: StatusCodes.Status202Accepted),
        SendOutcome.Unwritable fault => OrganiserProblems.Unwritable(fault.Reason),
        SendOutcome.TryLater later => OrganiserProblems.MailService(StatusCodes.Status503ServiceUnavailable, "The test was not sent; please try again later.", Told(later)),
        SendOutcome.Refused refused => OrganiserProblems.MailService(StatusCodes.Status502BadGateway, "The mail service refused the test.", refused.Reason),
        SendOutcome.TooLarge => OrganiserProblems.MailService(StatusCodes.Status502BadGateway, "The mail service refused the test.", "It is too large; make the enclosures smaller."),
        SendOutcome.NotAuthorised refused => OrganiserProblems.MailService(StatusCodes.Status502BadGateway, "The mail service refuses our key.", refused.Reason),
        SendOutcome.Unknown unknown => OrganiserProblems.MailService(StatusCodes.Status502BadGateway, "Nobody knows whether the test was sent; look into the mailbox.", unknown.Reason),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    private static string Told(SendOutcome.TryLater later) =>
        later.Rest is { } after ? string.Create(CultureInfo.InvariantCulture, $"{later.Reason} It asks for {Math.Ceiling(after.TotalSeconds)} seconds.") : later.Reason;
}
