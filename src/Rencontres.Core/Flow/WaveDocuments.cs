using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>All that a wave is written with, in every language, as it stood when it was read.</summary>
internal sealed class WaveDocuments
{
    private const int FaultsTold = 3;

    private readonly Dictionary<(Language Language, string Name), byte[]> mails = [];
    private readonly List<string> faults = [];
    private byte[] layout = [];

    /// <summary>The first faults with their places, in a sentence; null if there is none.</summary>
    public string? WhyNot => faults.Count == 0
        ? null
        : string.Join(" · ", faults.Take(FaultsTold)) + (faults.Count > FaultsTold ? $" · and {faults.Count - FaultsTold} more." : "");

    /// <summary>By language, a digest of everything that its mails are made of.</summary>
    public string Digests => string.Join(", ", mails.GroupBy(each => each.Key.Language).Select(each => $"{each.Key.Code()} {Digest(each.Select(mail => mail.Value))}"));

    public static async Task<WaveDocuments> ReadAsync(MailWordings wordings, Campaign campaign, IReadOnlyList<string> templates, CancellationToken cancellationToken)
    {
        var documents = new WaveDocuments();
        await documents.ReadLayoutAsync(wordings, cancellationToken);

        // Invitees may be written to in a language that the campaign does not have; its templates stop nobody else.
        foreach (var language in Languages.All)
        {
            foreach (var name in (string[])[.. templates, MailTemplates.Footer])
                await documents.ReadAsync(wordings, campaign, language, name, cancellationToken);
        }

        return documents;
    }

    public IEnumerable<(string Path, byte[] Source)> Copies(CampaignId campaign, Wave wave, int round) =>
        mails.Select(mail => (MailTemplates.CopyPath(campaign, wave, round, mail.Key.Language, mail.Key.Name), mail.Value))
            .Append((MailTemplates.LayoutCopyPath(campaign, wave, round), layout));

    private async Task ReadLayoutAsync(MailWordings wordings, CancellationToken cancellationToken)
    {
        layout = await wordings.LayoutAsync(cancellationToken) ?? [];
        faults.AddRange(layout.Length == 0
            ? [$"{MailTemplates.LayoutPath}: The file is missing."]
            : wordings.Faults(MailTemplates.Layout, layout).Select(fault => Told(MailTemplates.LayoutPath, fault)));
    }

    private async Task ReadAsync(MailWordings wordings, Campaign campaign, Language language, string name, CancellationToken cancellationToken)
    {
        var file = MailTemplates.File(language, name);
        var found = await wordings.FindAsync(campaign.Id, language, name, cancellationToken);
        IReadOnlyList<string> told = found is null
            ? [$"{file}: The template is missing."]
            : [.. wordings.Faults(name, found.Source).Select(fault => Told(file, fault))];
        if (found is not null && told.Count == 0)
            mails[(language, name)] = found.Source;
        else if (campaign.Definition.Languages.Contains(language))
            faults.AddRange(told);
    }

    private string Digest(IEnumerable<byte[]> sources) => ContentVersion.Of([.. sources.Append(layout).SelectMany(source => source)]);

    private static string Told(string file, TemplateFault fault) => $"{file}:{fault.Line}:{fault.Column}: {fault.Message}";
}
