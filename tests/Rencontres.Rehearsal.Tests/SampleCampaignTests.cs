using System.Text.Json;
using NodaTime.Text;

namespace Rencontres.Rehearsal.Tests;

public sealed class SampleCampaignTests(RehearsalRun run)
{
    private static readonly string[] Waves = ["invitation", "reminder-1", "reminder-2", "reminder-3", "closing", "practical"];

    private readonly SampleStory story = new();

    [Fact]
    public void It_ends_with_every_promise_kept()
    {
        Assert.True(run.ExitCode == 0, run.Printed);
        Assert.Contains("Every promise was kept", run.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_person_has_the_status_that_the_list_of_answers_gives()
    {
        var reported = run.Report.GetProperty("organisations").EnumerateArray()
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("status").GetString()!);

        Assert.All(story.Persons, person => Assert.Equal($"{person.Code} {person.Status}", $"{person.Code} {Reported(reported, person)}"));
    }

    [Fact]
    public void Each_person_gets_exactly_the_mails_that_are_due_at_their_instants()
    {
        var delivered = run.Mails.Where(mail => Waves.Contains(Text(mail, "wave")))
            .Select(mail => $"{Text(mail, "invitee")} {Text(mail, "wave")} {Text(mail, "instant")}")
            .Order(StringComparer.Ordinal);

        var due = story.Persons.SelectMany(person => person.Mails.Select(mail =>
            $"{person.Code} {mail.Key} {InstantPattern.ExtendedIso.Format(mail.Value)}")).Order(StringComparer.Ordinal);

        Assert.Equal(due, delivered);
    }

    [Fact]
    public void The_last_reminder_goes_on_Friday_at_office_hours_in_both_countries()
    {
        var last = run.Mails.Where(mail => Text(mail, "wave") == "reminder-3").Select(mail => Text(mail, "instant")).ToList();

        Assert.Contains("2023-09-01T07:00:00Z", last);
        Assert.Contains("2023-09-01T00:00:00Z", last);
        Assert.All(last, instant => Assert.Matches("^2023-(08-31|09-01)T", instant));
    }

    [Fact]
    public void Those_who_have_begun_a_form_and_not_sent_it_are_reminded_of_just_that_and_nobody_else_is()
    {
        string[] notSent = ["n’est pas encore envoyé", "【未送信】", "has not been sent yet"];

        var told = run.Mails.Where(mail => notSent.Any(words => Text(mail, "subject").Contains(words, StringComparison.Ordinal)))
            .Select(mail => $"{Text(mail, "invitee")} {Text(mail, "wave")}").Order(StringComparer.Ordinal);

        Assert.Equal(["33063 reminder-3", "JP261009 reminder-2", "JP261009 reminder-3"], told);
    }

    [Fact]
    public void Two_that_share_a_mailbox_get_a_mail_each()
    {
        var shared = run.Mails.Where(mail => Text(mail, "wave") == "invitation").GroupBy(mail => Text(mail, "to")).Where(group => group.Count() > 1).ToList();

        Assert.Equal(2, Assert.Single(shared).Count());
    }

    [Fact]
    public void The_timeline_counts_what_was_delivered()
    {
        foreach (var wave in Waves)
        {
            var counted = run.Timeline.Where(row => row["wave"] == wave).Sum(row => int.Parse(row["sent"], System.Globalization.CultureInfo.InvariantCulture));

            Assert.Equal(run.Mails.Count(mail => Text(mail, "wave") == wave), counted);
        }
    }

    [Fact]
    public void Every_accepted_answer_is_acknowledged_by_a_mail_with_its_receipt()
    {
        var receipts = run.Report.GetProperty("organisations").EnumerateArray()
            .Where(line => line.TryGetProperty("receipt", out var receipt) && receipt.ValueKind == JsonValueKind.String)
            .Select(line => line.GetProperty("receipt").GetString()!)
            .ToList();
        var texts = run.Mails.Where(mail => Text(mail, "wave") is "confirmation" or "changed" or "declined" or "withdrawn").Select(mail => Text(mail, "text")).ToList();

        Assert.NotEmpty(receipts);
        Assert.All(receipts, receipt => Assert.Contains(texts, text => text.Contains(receipt, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_organisers_get_the_report_once_each_with_its_files()
    {
        var reports = run.Mails.Where(mail => Text(mail, "wave") == "report").ToList();

        Assert.Equal(reports.Count, reports.Select(mail => Text(mail, "to")).Distinct().Count());
        Assert.NotEmpty(reports);
        Assert.All(reports, mail => Assert.Equal(2, mail.GetProperty("attachments").GetArrayLength()));
    }

    [Fact]
    public void Invitations_carry_the_three_enclosures_in_the_readers_language()
    {
        var invitations = run.Mails.Where(mail => Text(mail, "wave") == "invitation").ToList();

        Assert.All(invitations, mail =>
        {
            var names = mail.GetProperty("attachments").EnumerateArray().Select(file => Text(file, "name")).ToList();
            Assert.Equal(3, names.Count);
            Assert.All(names, name => Assert.EndsWith($".{Text(mail, "language")}.pdf", name, StringComparison.Ordinal));
        });
    }

    private static string Reported(Dictionary<string, string> reported, SampleStory.Person person) => reported.GetValueOrDefault(person.Code, "missing");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
