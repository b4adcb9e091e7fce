using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Organisers;

/// <summary>What is answered to a bulletin that an organiser types in.</summary>
internal static class TypedInReplies
{
    public static IResult Of(AnswerOutcome outcome, InviteeId id) => outcome switch
    {
        AnswerOutcome.Accepted accepted => Acknowledge(accepted.Registration, accepted.Cutoff),
        AnswerOutcome.Closed closed => OrganiserProblems.Closed(closed.Cutoff),
        AnswerOutcome.NotOpen => OrganiserProblems.NotStarted,
        AnswerOutcome.Stale late => OrganiserProblems.Newer(late.Current.Revision),
        AnswerOutcome.Invalid invalid => OrganiserProblems.Invalid(invalid.Faults.GroupBy(fault => fault.Field).ToDictionary(group => group.Key, group => group.Select(Words).ToArray())),
        AnswerOutcome.NotFound => OrganiserProblems.NoSuchInvitee,
        _ => throw new InvalidOperationException($"Typing in for {id} cannot come to {outcome.GetType().Name}."),
    };

    private static IResult Acknowledge(Registration registration, Instant cutoff) => OrganiserJson.Ok(new
    {
        receipt = registration.Receipt.Number,
        registration.Revision,
        status = Lists.Reports.ReportNames.Status(registration.Status),
        cutoff = OrganiserJson.Text(cutoff),
    });

    private static string Words(FieldFault fault) => fault.Kind switch
    {
        FieldFaultKind.Required => "This is needed.",
        FieldFaultKind.TooLong => string.Create(CultureInfo.InvariantCulture, $"This is longer than {fault.Limit} characters."),
        FieldFaultKind.TooMany => string.Create(CultureInfo.InvariantCulture, $"There are more than {fault.Limit} of these."),
        FieldFaultKind.NotAnAddress => "This is no mail address.",
        FieldFaultKind.NotAPhone => "This is no telephone number.",
        FieldFaultKind.NotANumber => "This is no number.",
        FieldFaultKind.NotADate => "This is no date; write it like 2024-09-03.",
        FieldFaultKind.NotAChoice => "This is none of the choices.",
        FieldFaultKind.NothingToAdd => "This adds nothing to the answer that stands.",
        FieldFaultKind.ConsentNeeded => "Consent is needed.",
        FieldFaultKind.NotAsked => "This campaign's bulletin does not ask for this.",
        FieldFaultKind.Unprintable => "This has characters that cannot be printed.",
        _ => throw new InvalidOperationException($"Unknown kind of fault {fault.Kind}."),
    };
}
