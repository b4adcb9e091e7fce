using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Flow;

/// <summary>Hands the client that a function was given to the nudges within it; a client can be had by a function's parameter only.</summary>
public sealed class DurableClients
{
    private readonly AsyncLocal<DurableTaskClient?> current = new();

    internal DurableTaskClient? Current => current.Value;

    /// <summary>For the calls made from here on, until what is returned is disposed of.</summary>
    internal IDisposable Use(DurableTaskClient client)
    {
        current.Value = client;
        return new Returned(current);
    }

    private sealed class Returned(AsyncLocal<DurableTaskClient?> current) : IDisposable
    {
        public void Dispose() => current.Value = null;
    }
}
