using Rencontres.Web.Tests.Definitions;

namespace Rencontres.Web.Tests.Organisers;

public sealed class DefinitionRoutesTests
{
    [Fact]
    public async Task Definition_makes_the_campaign_and_is_kept()
    {
        await using var desk = await OrganiserDesk.OpenAsync();

        var (status, body) = await desk.PutAsync("essai-2024/definition", SampleDefinition.Utf8);
        var (again, _) = await desk.PutAsync("essai-2024/definition", SampleDefinition.Utf8);

        Assert.Equal((200, 200), (status, again));
        Assert.Equal("draft", body.GetProperty("state").GetString());
        Assert.Equal("2023-09-03T22:00:00Z", body.GetProperty("cutoff").GetString());
        Assert.Equal("2023-09-03T23:59+02:00", body.GetProperty("lastMinute").GetString());
        Assert.Equal(SampleDefinition.Utf8, desk.Content.Documents["essai-2024/campaign.json"]);
    }

    [Fact]
    public async Task Only_a_definition_that_says_something_else_is_told_as_a_change()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        await desk.PutAsync("essai-2024/definition", SampleDefinition.With(("  \"reminders\"", "  // the same\n  \"reminders\"")));
        await desk.PutAsync("essai-2024/definition", SampleDefinition.With(("{ \"before\": \"P14D\" }", "{ \"before\": \"P15D\" }")));

        var entries = (await desk.GetAsync("essai-2024/audit")).Body.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("act").GetString() == "defined").Select(entry => entry.GetProperty("details").GetString());
        Assert.Equal(["new", "changed"], entries);
    }

    [Fact]
    public async Task Definition_is_refused_with_every_fault_and_nothing_is_kept()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        var broken = SampleDefinition.With(("\"opens\"", "\"colour\": 1, \"opens\""), ("\"en\": \"Meeting\"", "\"en\": \"\""));

        var (status, body) = await desk.PutAsync("another-one/definition", broken);

        Assert.Equal(400, status);
        Assert.Equal(["id", "meeting.title", "colour"], body.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("path").GetString()));
        Assert.Equal(19, body.GetProperty("faults")[2].GetProperty("line").GetInt32());
        Assert.Equal(404, (await desk.GetAsync("another-one/status")).Status);
        Assert.Equal(404, (await desk.GetAsync("essai-2024/status")).Status);
    }

    [Fact]
    public async Task Cutoff_of_a_started_campaign_is_not_changed_by_its_definition()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, body) = await desk.PutAsync("essai-2024/definition", SampleDefinition.With(("\"before\": \"2023-09-04\"", "\"before\": \"2023-09-05\"")));

        Assert.Equal(409, status);
        Assert.Contains("extend", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(SampleDefinition.Utf8, desk.Content.Documents["essai-2024/campaign.json"]);
    }

    [Fact]
    public async Task Template_is_kept_when_it_has_no_fault_and_refused_with_its_faults_otherwise()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (good, _) = await desk.PutAsync("essai-2024/templates/fr/invitation", "# Bonjour"u8.ToArray());
        var (bad, body) = await desk.PutAsync("essai-2024/templates/fr/closing", "# Bonjour\nunknown\nunknown"u8.ToArray());
        var (wrong, _) = await desk.PutAsync("essai-2024/templates/de/closing", "# Hallo"u8.ToArray());

        Assert.Equal((200, 400, 400), (good, bad, wrong));
        Assert.Equal([2, 3], body.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("line").GetInt32()));
        Assert.Contains("essai-2024/templates/fr/invitation.md", desk.Content.Documents.Keys);
        Assert.DoesNotContain("essai-2024/templates/fr/closing.md", desk.Content.Documents.Keys);
    }

    [Theory]
    [InlineData("plan.pdf", "%PDF-1.7", 200)]
    [InlineData("plan.pdf", "<html>", 400)]
    [InlineData("plan.exe", "%PDF-1.7", 400)]
    [InlineData("..%2Fplan.pdf", "%PDF-1.7", 400)]
    public async Task Enclosure_must_be_a_pdf_with_a_plain_name(string name, string content, int expected)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, _) = await desk.PutAsync($"essai-2024/enclosures/{name}", System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(expected, status);
        Assert.Equal(expected == 200, desk.Content.Documents.ContainsKey("essai-2024/enclosures/plan.pdf"));
    }

    [Fact]
    public async Task Enclosure_over_five_megabytes_is_refused()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        var large = new byte[(5 * 1024 * 1024) + 1];
        "%PDF-1.7"u8.CopyTo(large);

        var (status, body) = await desk.PutAsync("essai-2024/enclosures/plan.pdf", large);

        Assert.Equal(413, status);
        Assert.Equal("The body is longer than 5 MB.", body.GetProperty("title").GetString());
    }
}
