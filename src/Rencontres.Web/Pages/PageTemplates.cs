using Fluid;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Pages;

/// <summary>Finds the templates of pages, which are the same for every campaign.</summary>
internal sealed partial class PageTemplates
{
    private readonly ParsedContent<IFluidTemplate> documents;
    private readonly ILogger<PageTemplates> logger;

    public PageTemplates(IContent content, IClock clock, ILogger<PageTemplates> logger)
    {
        this.logger = logger;
        documents = new ParsedContent<IFluidTemplate>(content, clock, Parse);
    }

    public static string ProductPath(string name) => $"product/pages/{name}.html";

    public async Task<IFluidTemplate> FindAsync(string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(ProductPath(name), cancellationToken)
        ?? throw new InvalidOperationException($"The page template {ProductPath(name)} is missing or faulty.");

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

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The page template {Path} is faulty and not used: {Fault}")]
    private partial void LogFaulty(string path, string fault);
}
