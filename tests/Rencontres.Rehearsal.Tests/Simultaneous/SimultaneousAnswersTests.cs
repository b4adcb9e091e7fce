using System.Text.Json;
using Rencontres.Core.Registrations;

namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>A thousand simultaneous answers for three hundred invitees, many for the same at once: nothing that was accepted is lost, nothing is overwritten unseen.</summary>
public sealed class SimultaneousAnswersTests(SimultaneousAnswers answers) : IClassFixture<SimultaneousAnswers>
{
    [Fact]
    public void Every_attempt_is_acknowledged_or_refused_as_too_late_for_its_revision()
    {
        // Who takes back an answer that nobody has given is told that there is none.
        None(answers.Attempts.Where(attempt => attempt.Status is not (200 or 409 or 428) && !(attempt.IsWithdrawal && attempt.Status == 404)));
        None(answers.Attempts.Where(attempt => attempt.Status == 200 && attempt.Way != Way.MoreLines && !Receipt.IsValid(attempt.Receipt!)));
        Assert.Contains(answers.Attempts, attempt => attempt.Status == 409);
        Assert.Contains(answers.Attempts, attempt => attempt.Status == 428);
    }

    [Fact]
    public void Revisions_are_counted_without_gap_and_the_last_one_is_the_current_answer()
    {
        None(answers.Revisions.Where(revisions => !revisions.Select(each => each.Revision).SequenceEqual(Enumerable.Range(1, revisions.Count))).Select(revisions => revisions[0].Key));
        None(answers.Current.Zip(answers.Revisions, (current, revisions) => (current, last: revisions.Count == 0 ? null : revisions[^1]))
            .Where(each => each.current?.Receipt != each.last?.Receipt || each.current?.Status != each.last?.Status));
        Assert.True(answers.Revisions.Count(revisions => revisions.Count > 1) > Crowd.Invitees / 10, "too few were answered for twice");
    }

    [Fact]
    public void Every_receipt_is_one_revisions_own_and_can_be_recomputed_from_it()
    {
        var all = answers.Revisions.SelectMany(revisions => revisions).ToList();

        None(all.Where(each => each.Receipt != Receipt.For(each.Key.Campaign, each.Key.Id.Value, each.Revision, each.Status, each.Answer) || !Receipt.IsValid(each.Receipt.Number)));
        Assert.Equal(all.Count, all.Select(each => each.Receipt.Number).Distinct().Count());
    }

    [Fact]
    public void Every_acknowledged_attempt_is_a_revision_and_every_revision_was_acknowledged()
    {
        var stored = answers.Revisions.SelectMany(revisions => revisions).ToDictionary(each => each.Receipt.Number);

        None(answers.Attempts.Where(attempt => attempt.IsAccepted && !(stored.TryGetValue(attempt.Receipt!, out var revision) && IsOf(revision, attempt))));
        None(stored.Keys.Except(answers.Attempts.Select(attempt => attempt.Receipt ?? "")));
    }

    [Fact]
    public void Nothing_is_stored_of_what_was_refused()
    {
        var accepted = answers.Attempts.Where(attempt => attempt.IsAccepted).Select(attempt => attempt.Comment).ToHashSet();
        var stored = answers.Revisions.SelectMany(revisions => revisions).Select(each => each.Answer.Comment).ToHashSet();

        None(answers.Attempts.Where(attempt => !attempt.IsAccepted && !accepted.Contains(attempt.Comment) && stored.Contains(attempt.Comment)));
    }

    [Fact]
    public void The_report_says_the_current_answers()
    {
        var lines = answers.Report.GetProperty("organisations").EnumerateArray().ToDictionary(line => line.GetProperty("id").GetString()!);

        None(answers.Current.OfType<Registration>().Where(current => lines[current.Key.Id.Value] is var line
            && (line.GetProperty("receipt").GetString(), line.GetProperty("revision").GetInt32(), line.GetProperty("status").GetString())
                != (current.Receipt.Number, current.Revision, JsonNamingPolicy.CamelCase.ConvertName(current.Status.ToString()))));
        Assert.Equal(answers.Current.OfType<Registration>().Count(), lines.Values.Count(line => line.GetProperty("receipt").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public void The_last_state_is_told_once_to_each_and_no_state_twice()
    {
        var last = answers.Told.GroupBy(mail => mail.Code).ToDictionary(mails => mails.Key, mails => mails.Last().Receipt);

        None(answers.Current.OfType<Registration>().Where(current => last.GetValueOrDefault(current.Key.Id.Value) != current.Receipt.Number));
        None(answers.Told.GroupBy(mail => mail).Where(mails => mails.Count() > 1).Select(mails => mails.Key));
    }

    private static bool IsOf(Registration revision, Attempt attempt) =>
        revision.Key.Id.Value == Crowd.CodeOf(attempt.Invitee)
        && (attempt.IsWithdrawal ? revision.Status == Core.Invitees.AnswerStatus.Withdrawn : revision.Answer.Comment == attempt.Comment && revision.Answer.Attending == attempt.IsAttending);

    private static void None<T>(IEnumerable<T> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, $"With the seed {SimultaneousAnswers.Seed}, {all.Count} are wrong:\n{string.Join('\n', all.Take(10))}");
    }
}
