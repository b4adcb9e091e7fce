namespace Rencontres.Core;

/// <summary>Storage did not answer in spite of retries. Transient: the same call may succeed later, and nothing of it is half done.</summary>
public sealed class StorageUnavailableException(string message, Exception innerException) : Exception(message, innerException);
