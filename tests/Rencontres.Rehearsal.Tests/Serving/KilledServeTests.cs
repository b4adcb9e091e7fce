using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rencontres.Rehearsal.Tests.Serving;

public sealed partial class KilledServeTests : IDisposable
{
    /// <summary>Of the 62 invitees, those in whose zone it is office time at half past nine in Paris: not the two in the Caribbean nor the one in New Caledonia.</summary>
    private const int InOfficesThen = 59;

    private const string DayOfInvitation = "2023-07-12T09:30+02:00";
    private const string DayOfFirstReminder = "2023-08-07T09:30+02:00";

    private readonly string data = Directory.CreateTempSubdirectory("serve-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_campaign_goes_on_after_a_kill_and_no_answer_is_lost()
    {
        string token;
        string receipt;
        await using (var first = await ServeDriver.StartAsync(data, DayOfInvitation, "--campaign", RehearsalRun.Sample, "--start"))
        {
            var invitations = await first.WaitForMailsAsync("invitation", InOfficesThen);
            token = TokenOf(invitations, "54395");
            using var answer = await first.Http.PutAsJsonAsync($"api/bulletins/{token}", Bulletin());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            receipt = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString()!;
            await first.KillAsync();
        }

        await using var second = await ServeDriver.StartAsync(data, DayOfFirstReminder);
        var reminders = await second.WaitForMailsAsync("reminder-1", InOfficesThen - 1);
        var kept = await second.Http.GetFromJsonAsync<JsonElement>($"api/bulletins/{token}");

        Assert.Equal(receipt, kept.GetProperty("receipt").GetString());
        Assert.DoesNotContain(reminders, mail => InviteeOf(mail) == "54395");
        Assert.Equal(reminders.Count, reminders.Select(InviteeOf).Distinct().Count());
    }

    [Fact]
    public async Task Killed_again_and_again_while_it_sends_it_mails_nobody_twice()
    {
        for (var n = 0; n < 6; n++)
        {
            await using var run = await ServeDriver.StartAsync(data, DayOfInvitation, "--campaign", RehearsalRun.Sample, "--start");

            // The first has posted something that could be doubled; the others are killed wherever they are.
            if (n == 0)
                await run.WaitForMailsAsync("invitation", 1);

            await run.KillAsync();
        }

        // The lease of a claim that a killed sender left behind is two minutes; the clock of the last run begins after it.
        await using var last = await ServeDriver.StartAsync(data, "2023-07-12T12:00+02:00", "--start");
        await last.WaitForAuditAsync("wave-sent", "invitation FR Europe/Paris, in this pass:");
        var report = await last.Organiser.GetFromJsonAsync<JsonElement>("report?format=json");
        var mails = await last.MailsAsync("invitation");

        var forgotten = report.GetProperty("organisations").EnumerateArray()
            .Where(line => Text(line, "zone") == "Europe/Paris" && line.GetProperty("invitedAt").ValueKind == JsonValueKind.Null);
        Assert.Empty(forgotten);
        Assert.NotEmpty(mails);
        Assert.Equal(mails.Count, mails.Select(InviteeOf).Distinct().Count());
    }

    [Fact]
    public async Task A_clean_stop_ends_with_zero()
    {
        await using var run = await ServeDriver.StartAsync(data, DayOfInvitation);

        Assert.Equal(0, await run.StopAsync());
    }

    [Fact]
    public async Task A_second_serve_of_the_same_folder_is_refused_and_leaves_the_first_alone()
    {
        await using var first = await ServeDriver.StartAsync(data, DayOfInvitation, "--campaign", RehearsalRun.Sample);

        var (exitCode, printed) = await RehearsalRun.RunAsync("serve", "--port", "0", "--data", data);
        using var health = await first.Http.GetAsync("health");

        Assert.Equal(2, exitCode);
        Assert.Contains("is being served already", printed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Verifying_the_audit_chain_stops_the_store_only_if_it_started_it()
    {
        await using (var run = await ServeDriver.StartAsync(data, DayOfInvitation, "--campaign", RehearsalRun.Sample))
        {
            await AssertVerifiedAsync();
            using var health = await run.Http.GetAsync("health");
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }

        await AssertVerifiedAsync();
        Assert.False(File.Exists(Path.Combine(data, "azurite", "azurite.json")));
    }

    private async Task AssertVerifiedAsync()
    {
        var (exitCode, printed) = await RehearsalRun.RunAsync("audit", "verify", "rencontres-2024", "--data", data);
        Assert.True(exitCode == 0, printed);
    }

    private static object Bulletin() => new
    {
        contact = new { name = "Hélène Gauthier", email = "helene@nancy.example" },
        attending = true,
        consent = true,
    };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string InviteeOf(JsonElement mail) => mail.GetProperty("customArgs").GetProperty("subject").GetString()!;

    private static string TokenOf(IReadOnlyList<JsonElement> mails, string invitee) =>
        Link().Match(mails.Single(mail => InviteeOf(mail) == invitee).GetProperty("text").GetString()!).Groups[1].Value;

    [GeneratedRegex(@"/bulletins/([A-Za-z0-9_.-]+)")]
    private static partial Regex Link();
}
