using Azure;
using Microsoft.Extensions.Options;
using Rencontres.Core;
using Rencontres.Lists;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.Organising;
using Rencontres.Standalone.Rehearsals;

namespace Rencontres.Standalone.Commands;

/// <summary>Failures that are no faults of the program: the person at the keyboard gets a line instead of a stack trace.</summary>
internal static class ExpectedFailure
{
    /// <returns>Null for a fault of the program.</returns>
    public static (int ExitCode, string Message)? Of(Exception failure) => failure switch
    {
        CommandFailure => (ExitCode.WrongUse, failure.Message),
        OptionsValidationException => (ExitCode.WrongUse, failure.Message),
        OperationCanceledException => (ExitCode.Interrupted, "ended before it was done."),
        RehearsalException or OrganisingException or AzuriteException => (ExitCode.Faulty, failure.Message),
        UnreadableTableException or IOException or UnauthorizedAccessException => (ExitCode.Faulty, failure.Message),
        StorageUnavailableException => (ExitCode.Faulty, $"{Store} does not answer."),

        // What the store refuses outright: a wrong key, an account without tables.
        InvalidOperationException { InnerException: RequestFailedException refused } => (ExitCode.Faulty, $"{Store} refuses: {refused.Status} {refused.ErrorCode}."),
        _ => null,
    };

    private static string Store => HostSettings.GivenStorage is null ? "The store" : $"The store that {HostSettings.StorageVariable} names";
}
