using Fluid;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Pages;

/// <summary>Finds the templates of pages: the product's, and those that a campaign has of its own.</summary>
internal sealed partial class PageTemplates : IProductPages
{
    private readonly ParsedContent<IFluidTemplate> product;
    private readonly ParsedContent<IFluidTemplate> own;
    private readonly PageRules rules;
    private readonly ILogger<PageTemplates> logger;

    public PageTemplates(IContent content, IClock clock, PageRules rules, ILogger<PageTemplates> logger)
    {
        this.logger = logger;
        this.rules = rules;
        product = new ParsedContent<IFluidTemplate>(content, clock, Parse);
        own = new ParsedContent<IFluidTemplate>(content, clock, ParseOwn);
    }

    public async Task<IFluidTemplate> FindProductAsync(string name, CancellationToken cancellationToken) =>
        await product.FindAsync(PageFiles.ProductPath(name), cancellationToken)
        ?? throw new InvalidOperationException($"The page template {PageFiles.ProductPath(name)} is missing or faulty.");

    /// <returns>Null if the campaign has none of its own, or one that cannot be used.</returns>
    public async Task<IFluidTemplate?> FindOwnAsync(CampaignId campaign, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await own.FindAsync(PageFiles.OwnPath(campaign, name), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The product's may be in memory still.
            return null;
        }
    }

    private IFluidTemplate? Parse(string path, byte[] source)
    {
        try
        {
            return PageLiquid.Parse(source);
        }
        catch (FormatException fault)
        {
            LogFaulty(path, fault.Message);
            return null;
        }
    }

    /// <summary>It may have come into the store by another way than ours, which would have refused it.</summary>
    private IFluidTemplate? ParseOwn(string path, byte[] source)
    {
        var reading = rules.Read(Path.GetFileNameWithoutExtension(path), source);
        if (reading.Faults.Count == 0)
            return reading.Template;

        LogFaulty(path, reading.Faults[0].Message);
        return null;
    }

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The page template {Path} is faulty and not used: {Fault}")]
    private partial void LogFaulty(string path, string fault);
}
