namespace Rencontres.Standalone.Azurite;

/// <summary>The store of a laptop could not be installed, started or stopped. The message is meant for the person at the keyboard.</summary>
public sealed class AzuriteException(string message, Exception? innerException = null) : Exception(message, innerException);
