using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.Templates;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Composing;

/// <summary>What mails are made of as it lies in the store: templates, the frame around them, enclosures. A campaign's own wording goes before the product's.</summary>
internal sealed class MailDocuments(IContent content, IClock clock)
{
    private readonly ParsedContent<MailTemplate> templates = new(content, clock, (path, bytes) => Parsed(path, bytes, MailTemplate.Parse));
    private readonly ParsedContent<LiquidSource> footers = new(content, clock, (path, bytes) => Parsed(path, bytes, LiquidSource.ParseMail));
    private readonly ParsedContent<LiquidSource> layouts = new(content, clock, (path, bytes) => Parsed(path, bytes, LiquidSource.ParseLayout));
    private readonly ParsedContent<byte[]> files = new(content, clock, (_, bytes) => bytes);

    /// <summary>The wording as it stands: at most a minute old.</summary>
    /// <exception cref="TemplateException">Something of it is missing, or cannot be parsed.</exception>
    public async Task<MailWording> StandingAsync(CampaignId campaign, Language language, string name, CancellationToken cancellationToken)
    {
        var template = await FindAsync(templates, campaign, language, name, cancellationToken);
        var footer = await FindAsync(footers, campaign, language, MailTemplates.Footer, cancellationToken);
        return new MailWording(template, new MailFrame(await LayoutAsync(cancellationToken), footer, language.Code()));
    }

    /// <summary>The copies that a round of a wave keeps.</summary>
    /// <inheritdoc cref="StandingAsync" path="/exception"/>
    public async Task<MailWording> KeptAsync(CampaignId campaign, Wave wave, int round, Language language, string name, CancellationToken cancellationToken)
    {
        var template = await ThereAsync(templates, MailTemplates.CopyPath(campaign, wave, round, language, name), cancellationToken);
        var footer = await ThereAsync(footers, MailTemplates.CopyPath(campaign, wave, round, language, MailTemplates.Footer), cancellationToken);
        var layout = await ThereAsync(layouts, MailTemplates.LayoutCopyPath(campaign, wave, round), cancellationToken);
        return new MailWording(template, new MailFrame(layout, footer, language.Code()));
    }

    /// <summary>What goes around every mail as it stands.</summary>
    /// <inheritdoc cref="StandingAsync" path="/exception"/>
    public Task<LiquidSource> LayoutAsync(CancellationToken cancellationToken) => ThereAsync(layouts, MailTemplates.LayoutPath, cancellationToken);

    /// <exception cref="TemplateException">An enclosure that the definition names is missing.</exception>
    public async Task<IReadOnlyList<OutgoingAttachment>> EnclosuresAsync(CampaignDefinition definition, Language language, CancellationToken cancellationToken)
    {
        var enclosures = new List<OutgoingAttachment>();
        foreach (var file in definition.Enclosures.Select(enclosure => enclosure.Files.In(language)))
        {
            var path = EnclosureFiles.Path(definition.Id, file);
            enclosures.Add(new OutgoingAttachment(file, "application/pdf", await files.FindAsync(path, cancellationToken) ?? throw Missing(path)));
        }

        return enclosures;
    }

    private static async Task<T> ThereAsync<T>(ParsedContent<T> documents, string path, CancellationToken cancellationToken)
        where T : class => await documents.FindAsync(path, cancellationToken) ?? throw Missing(path);

    private static async Task<T> FindAsync<T>(ParsedContent<T> documents, CampaignId campaign, Language language, string name, CancellationToken cancellationToken)
        where T : class
    {
        var product = MailTemplates.ProductPath(language, name);
        return await documents.FindAsync(MailTemplates.OwnPath(campaign, language, name), cancellationToken)
            ?? await documents.FindAsync(product, cancellationToken)
            ?? throw Missing(product);
    }

    private static T Parsed<T>(string path, byte[] utf8, Func<string, T> parse)
    {
        try
        {
            return parse(Encoding.UTF8.GetString(utf8));
        }
        catch (TemplateException fault)
        {
            throw new TemplateException($"{path}: {fault.Message}", fault);
        }
    }

    private static TemplateException Missing(string path) => new($"{path} is missing.");
}
