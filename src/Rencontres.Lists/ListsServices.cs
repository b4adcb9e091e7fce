using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Reports;
using Rencontres.Lists.Reports;

namespace Rencontres.Lists;

public static class ListsServices
{
    /// <summary>Adds the formats that reports can be taken away in.</summary>
    public static IServiceCollection AddRencontresLists(this IServiceCollection services) => services
        .AddSingleton<IReportWriter, JsonReportWriter>()
        .AddSingleton<IReportWriter, CsvReportWriter>()
        .AddSingleton<IReportWriter, WorkbookReportWriter>()
        .AddSingleton<IReportWriter, HtmlReportWriter>();
}
