using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates;
using Rencontres.Testing.Memory;
using Rencontres.Web.Definitions;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>A fault is found with its place wherever it could do harm: in the folder, when it is handed in, and when the wave begins.</summary>
public sealed class SameFaultsTests
{
    private static readonly Slot Slot = new("FR", Zones.Paris);

    private readonly MailStage _stage = new();

    public static TheoryData<string, string, string?> Sources => new()
    {
        { "invitation", "# S\n\n{{ link }} {% if edition.title %}", "3:12: This 'if' has no '{% endif %}'." },
        { "invitation", "# S\n\n{{ link }}\n{{ edition.titel }}", "4:4: There is no" },
        { "invitation", "# S\n\n{{ link }}{% if invitee.name == 'x' %}{% endif %}", "3:17: " },
        { "invitation", "# S\n\nBonjour", "1:1: The mail \"invitation\" must print {{ link }}." },
        { "reminder-first", "# S\n\nBonjour", "1:1: The mail \"reminder-first\" must print {{ link }}." },
        { "extended", "# S\n\nBonjour", "1:1: The mail \"extended\" must print {{ link }}." },
        { "footer", "{% unless unsubscribe_link == 'x' %}{% endunless %}", "1:11: " },
        { "closing", "# S\n\n{% for i in (1..9999999) %}{% endfor %}", "3:" },
        { "closing", "# S\n\n" + new string('x', 102_400 - 5), null },
        { "closing", "# S\n\n" + new string('x', 102_400 - 4), "1:1: The template is over 100 KB." },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task The_same_fault_is_found_in_the_folder_at_the_upload_and_when_the_wave_begins(string name, string source, string? expected)
    {
        var folder = await InFolderAsync(name, source);
        var upload = new MailWordings(_stage.Content, new TemplateCheck()).Faults(name, Encoding.UTF8.GetBytes(source))
            .Select(fault => $"{fault.Line}:{fault.Column}: {fault.Message}").ToList();
        var wave = await WhyHaltedAsync(name, source);

        if (expected is null)
        {
            Assert.Equal((0, 0, null), (folder.Count, upload.Count, wave));
            return;
        }

        Assert.Contains(folder, fault => fault.StartsWith($"templates/fr/{name}.md:{expected}", StringComparison.Ordinal));
        Assert.StartsWith(expected, Assert.Single(upload), StringComparison.Ordinal);
        Assert.Contains($"templates/fr/{name}.md:{expected}", wave, StringComparison.Ordinal);
    }

    private static async Task<List<string>> InFolderAsync(string name, string source)
    {
        var folder = Directory.CreateTempSubdirectory("rencontres-");
        try
        {
            var file = Path.Combine(folder.FullName, "templates", "fr", $"{name}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, source, CancellationToken.None);
            var check = await new CampaignFolder(new TemplateCheck()).CheckAsync(folder.FullName, CancellationToken.None);
            return [.. check.Faults.Where(fault => fault.File.StartsWith("templates", StringComparison.Ordinal)).Select(fault => fault.ToString())];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> WhyHaltedAsync(string name, string source)
    {
        var campaigns = new MemoryCampaigns();
        var campaign = MailStage.Campaign.WithArrivals([Slot], _stage.Clock.Now) with { State = CampaignState.Running };
        await campaigns.CreateAsync(campaign, new AuditEvent(_stage.Clock.Now, AuditEvent.Organiser, "defined", ""), CancellationToken.None);
        _stage.Content.Documents[MailTemplates.OwnPath(campaign.Id, Language.French, name)] = Encoding.UTF8.GetBytes(source);
        var changes = new CampaignChanges(campaigns);
        var halts = new CampaignHalts(changes, _stage.Clock, NullLogger<CampaignHalts>.Instance);
        var beginnings = new WaveBeginnings(new MailWordings(_stage.Content, new TemplateCheck()), _stage.Content, changes, halts, _stage.Clock);
        var wave = name == MailTemplates.Footer ? Wave.Invitation : WaveTemplates.WaveOf(campaign, name)!.Value;

        var begun = await beginnings.BeginAsync(campaign, new Turn.RunSlice(wave, Slot, _stage.Clock.Now + Duration.FromMinutes(3)), CancellationToken.None);

        var after = (await campaigns.FindAsync(campaign.Id, CancellationToken.None))!.Campaign;
        Assert.Equal(begun is null, after.State == CampaignState.Paused);
        return after.PausedBecause;
    }
}
