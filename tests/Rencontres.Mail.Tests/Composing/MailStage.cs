using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Moq;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Mail.Composing;
using Rencontres.Mail.SendGrid;
using Rencontres.Testing.Memory;
using Rencontres.Web.Definitions;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>The product's templates and texts and the sample campaign, and a mail service that keeps what it is given.</summary>
internal sealed class MailStage
{
    private static readonly string Folder = Find();

    public MailStage()
    {
        foreach (var file in new[] { "templates", "texts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories)))
            Content.Documents[$"product/{Path.GetRelativePath(Folder, file)}"] = File.ReadAllBytes(file);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "campaigns", "rencontres-2024", "enclosures"), "*.pdf"))
            Content.Documents[$"rencontres-2024/enclosures/{Path.GetFileName(file)}"] = File.ReadAllBytes(file);

        Documents = new MailDocuments(Content, Clock);
        Catalogue = new TextCatalogue(Content, Clock);
        Service.Setup(each => each.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .Callback((SendGridMessage message, CancellationToken _) => Posted.Add(message))
            .ReturnsAsync(new Response(HttpStatusCode.Accepted, null, null));
        SendGrid = new SendGridMailer(Service.Object, new SendGridOptions { Key = "SG.key" }, TimeProvider.System);
        Waves = new WaveMailComposer(Documents, Links, Meeting);
        Singles = new SingleMailComposer(Documents, Catalogue, Links, Meeting, Clock);
        Pace = new MailPace(new MemoryMailAllowance(), Clock, Options);
        Previews = new MailPreviews(Documents, Catalogue, Links, Meeting, Pace, Clock, SendGrid);
        Mailer = new TemplateMailer(Waves, Singles, SendGrid, Clock);
    }

    public SettableClock Clock { get; } = new();

    private static SendingOptions Options { get; } = new() { NewAttempt = AttemptId.New, Chance = () => 1, WaitAsync = (_, _) => Task.CompletedTask };

    public MemoryContent Content { get; } = new();

    public PersonalLinks Links { get; } = new(new byte[32], new Uri("https://rencontres.example.org/"));

    public List<SendGridMessage> Posted { get; } = [];

    public Mock<ISendGridClient> Service { get; } = new(MockBehavior.Strict);

    public WaveMailComposer Waves { get; }

    public SingleMailComposer Singles { get; }

    public MailPace Pace { get; }

    public MailPreviews Previews { get; }

    public TemplateMailer Mailer { get; }

    public static Campaign Campaign { get; } = Read();

    private MailDocuments Documents { get; }

    private TextCatalogue Catalogue { get; }

    private MeetingAttachment Meeting { get; } = new();

    private SendGridMailer SendGrid { get; }

    public static Invitee Invitee(string name = "Ville de <Nancy> & Cie", Language language = Language.French)
    {
        var id = InviteeId.FromStored("54395");
        var listed = new ListedInvitee(id, "54395", name, "commune", new Slot("FR", Zones.Paris), "", null, language, "a@mairie.example", "");
        return new Invitee(InviteeKey.Of(Campaign, id), listed, "1");
    }

    public static WaveBatch Batch(Wave wave, string template, Invitee invitee) =>
        new(Campaign, new WaveSlot(wave, invitee.Slot), template, invitee.Listed.Language, "attempt-1", Instant.FromUtc(2023, 8, 7, 7, 0), Instant.MaxValue, [invitee]);

    public string Source(Language language, string name) => Encoding.UTF8.GetString(Content.Documents[MailTemplates.ProductPath(language, name)]);

    private static Campaign Read()
    {
        var (definition, _) = DefinitionReader.Read(File.ReadAllBytes(Path.Combine(Folder, "campaigns", "rencontres-2024", "campaign.json")));
        var to = CutoffRule.AtTime(new LocalDateTime(2023, 9, 10, 18, 0), Zones.Paris);
        return new Campaign(definition!, 1) { Cutoff = to, Extensions = [new Extension(Instant.FromUtc(2023, 9, 1, 7, 0), definition!.Cutoff, to, "rentrée", true)] };
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "content"));
}
