using Fluid;

namespace Rencontres.Web.Pages.Own;

/// <summary>The product's pages, beside which a campaign's own are tried.</summary>
internal interface IProductPages
{
    /// <param name="name">One of <see cref="PageFiles.Names"/>.</param>
    /// <exception cref="InvalidOperationException">The product comes without it, or with a faulty one.</exception>
    Task<IFluidTemplate> FindProductAsync(string name, CancellationToken cancellationToken);
}
