namespace Rencontres.Standalone.Rehearsals;

/// <summary>A rehearsal cannot be run as asked. The message is for the person who asked.</summary>
internal sealed class RehearsalException(string message) : Exception(message);
