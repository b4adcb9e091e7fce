using System.Text.Json;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What Rencontres promises, checked after a rehearsal against what arrived and what was acknowledged; not against what the application believes.</summary>
internal static class Promises
{
    /// <returns>Every promise that was broken, in words.</returns>
    public static IReadOnlyList<string> Broken(Instant cutoff, Postbox postbox, Protocol protocol, JsonElement report) =>
        [.. Doubled(postbox), .. Reminded(postbox, protocol), .. TooLate(cutoff, postbox), .. Lost(protocol, report), .. protocol.Surprises];

    private static IEnumerable<string> Doubled(Postbox postbox) =>
        postbox.WaveMails.GroupBy(mail => (mail.Invitee, mail.Wave)).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.Invitee} got {group.Key.Wave} {group.Count()} times.");

    private static IEnumerable<string> Reminded(Postbox postbox, Protocol protocol) =>
        from mail in postbox.WaveMails
        where mail.Wave.AsksForAnswer && protocol.AnsweredAt(mail.Invitee) is { } answered && answered < mail.At
        select $"{mail.Invitee} had answered at {protocol.AnsweredAt(mail.Invitee)} and got {mail.Wave} at {mail.At}.";

    private static IEnumerable<string> TooLate(Instant cutoff, Postbox postbox) =>
        from mail in postbox.WaveMails
        where mail.Wave.AsksForAnswer && mail.At >= cutoff
        select $"{mail.Invitee} got {mail.Wave} at {mail.At}, which is not before the cutoff {cutoff}.";

    private static IEnumerable<string> Lost(Protocol protocol, JsonElement report)
    {
        var reported = report.GetProperty("organisations").EnumerateArray()
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("status").GetString()!);
        return from answer in protocol.Final
               where reported.GetValueOrDefault(answer.Key.Value, "missing") != answer.Value
               select $"{answer.Key} is {answer.Value} by what was acknowledged, but {reported.GetValueOrDefault(answer.Key.Value, "missing")} in the report.";
    }
}
