namespace Rencontres.Core.Flow;

/// <summary>Tells whether what wakes campaigns up is alive on this host.</summary>
public interface IFlowWatch
{
    /// <summary>May start what has ended. May be asked at any time and by anybody.</summary>
    /// <returns>False if a campaign would not be woken when something of it becomes due.</returns>
    /// <exception cref="StorageUnavailableException">It cannot be told.</exception>
    Task<bool> IsAliveAsync(CancellationToken cancellationToken);
}
