using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Testing.Memory;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Tests.Definitions;

public sealed class CampaignFolderTests
{
    [Fact]
    public async Task Sample_campaign_has_no_fault()
    {
        var check = await CheckAsync(Path.Combine(ContentFolder.Path, "campaigns", "rencontres-2024"));

        Assert.Empty(check.Faults);
        Assert.True(check.Invitees > 50);
    }

    [Fact]
    public async Task Complete_folder_gives_its_calendar_in_the_order_of_time()
    {
        using var folder = TemporaryFolder.Complete();

        var check = await CheckAsync(folder.Path);

        Assert.Empty(check.Faults);
        Assert.Empty(check.Notes);
        Assert.Equal(3, check.Invitees);
        var first = check.Calendar[0];
        Assert.Equal((Wave.Invitation, "FR", Instant.FromUtc(2023, 7, 11, 7, 0)), (first.Planned.Wave, first.Planned.Slot.Country, first.Planned.Due));
        Assert.Equal(new Dictionary<Language, int> { [Language.French] = 1, [Language.English] = 1 }, first.ByLanguage);
        Assert.Equal(["invitation", "invitation", "reminder-1", "reminder-1", "reminder-2", "reminder-2", "closing", "closing"], check.Calendar.Select(each => each.Planned.Wave.ToString()));
    }

    [Fact]
    public async Task Every_fault_of_a_folder_is_told_with_its_file_and_place()
    {
        using var folder = TemporaryFolder.Complete()
            .With("campaign.json", SampleDefinition.With(("\"opens\"", "\"colour\": 1, \"opens\""), ("\"en\": \"Meeting\"", "\"en\": \"\"")))
            .With("templates/fr/invitation.md", "# Bonjour\n{{ unknown }}")
            .With("templates/en/invitaton.md", "# Hello")
            .With("templates/de/invitation.md", "# Hallo")
            .With("templates/invitation.md", "# Bonjour")
            .With("enclosures/agenda.fr.pdf", "<html>")
            .Without("enclosures/agenda.en.pdf")
            .With("invitees.csv", "code,name,email\n1,Nancy,a@mairie.example\n1,Nancy,b@mairie.example\n2,Aix,nobody\n");

        var check = await CheckAsync(folder.Path);

        Assert.Equal(
            [
                "campaign.json:9:14: The text in en is missing; the campaign's languages need one each.",
                "campaign.json:19:3: \"colour\" is not known here.",
                "templates/invitation.md: Templates lie in a folder for each language, like templates/fr.",
                "templates/de: \"de\" is no language of ours; the folders are fr, ja, en.",
                "templates/en/invitaton.md: There is no mail called \"invitaton.md\"; did you mean \"invitation.md\"?",
                "templates/fr/invitation.md:2:4: There is no \"unknown\".",
                "templates/en/invitation.md: The file is missing: this mail has the campaign's own words in fr only.",
                "enclosures/agenda.fr.pdf: The file is not a PDF.",
                "enclosures/agenda.en.pdf: The file is missing; the definition names it as an enclosure.",
                "invitees.csv:3: The same code 1 stands in line 2 already.",
                "invitees.csv:4: \"nobody\" is no mail address.",
            ],
            check.Faults.Select(fault => fault.ToString()));
        Assert.Null(check.Definition);
        Assert.Empty(check.Calendar);
    }

    [Fact]
    public async Task Missing_definition_does_not_hide_other_faults()
    {
        using var folder = TemporaryFolder.Complete().Without("campaign.json").With("templates/fr/invitation.md", "unknown");

        var check = await CheckAsync(folder.Path);

        Assert.Equal(["campaign.json", "templates/fr/invitation.md"], check.Faults.Select(fault => fault.File));
    }

    [Fact]
    public async Task Enclosures_of_one_mail_may_not_be_too_large_together()
    {
        var large = new byte[3 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(large);
        using var folder = TemporaryFolder.Complete()
            .With("campaign.json", SampleDefinition.With((
                "\"enclosures\": [",
                "\"enclosures\": [ { \"name\": \"plan\", \"title\": { \"fr\": \"plan\", \"en\": \"map\" }, \"files\": { \"fr\": \"plan.pdf\", \"en\": \"agenda.en.pdf\" } },")))
            .With("enclosures/plan.pdf", large)
            .With("enclosures/agenda.fr.pdf", large);

        var check = await CheckAsync(folder.Path);

        Assert.Equal("enclosures: The enclosures in fr have 6.0 MB together; a mail may carry 5 MB.", Assert.Single(check.Faults).ToString());
    }

    [Fact]
    public async Task What_may_not_be_meant_is_noted_only()
    {
        using var folder = TemporaryFolder.Complete()
            .With("enclosures/draft.pdf", TemporaryFolder.Pdf)
            .With("templates/ja/closing.md", "# こんにちは")
            .With("templates/fr/closing.md", "# Bonjour")
            .With("templates/en/closing.md", "# Hello")
            .Without("invitees.csv");

        var check = await CheckAsync(folder.Path);

        Assert.Empty(check.Faults);
        Assert.Equal(
            [
                "templates/ja is not used: the campaign is not in that language.",
                "enclosures/draft.pdf is not sent: no enclosure names it.",
                "There is no invitees.csv; the calendar supposes invitees in France and in Japan.",
            ],
            check.Notes);
        Assert.Null(check.Invitees);
        Assert.Equal(8, check.Calendar.Count);
    }

    [Fact]
    public async Task Faults_of_the_campaigns_own_pages_are_told_as_the_upload_tells_them()
    {
        using var folder = TemporaryFolder.Complete()
            .With("pages/thanks.html", "<p>{{ receipt }}</p>\n<p>{{ reciept }}</p>")
            .With("pages/withdrawn.html", "<p>{{ receipt }}</p>")
            .With("pages/thank.html", "");

        var check = await CheckAsync(folder.Path);

        Assert.Equal(
            [
                "pages/thank.html: There is no page called \"thank.html\"; did you mean \"thanks.html\"?",
                "pages/thanks.html:2:7: This page has no \"reciept\"; did you mean \"receipt\"?",
            ],
            check.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task Pages_are_looked_at_though_the_definition_has_a_fault()
    {
        using var folder = TemporaryFolder.Complete().With("campaign.json", "{}").With("pages/thanks.html", "<p>nothing</p>");

        var check = await CheckAsync(folder.Path);

        Assert.Contains("pages/thanks.html:1:1: The page \"thanks\" must print {{ receipt }}.", check.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task Folder_that_does_not_exist_is_told_so()
    {
        var check = await CheckAsync("/nowhere/at/all");

        Assert.Equal("/nowhere/at/all: There is no such folder.", Assert.Single(check.Faults).ToString());
    }

    private static Task<FolderCheck> CheckAsync(string directory) =>
        new CampaignFolder(new FakeTemplateCheck(), ContentFolder.Path).CheckAsync(directory, TestContext.Current.CancellationToken);
}
