namespace Rencontres.Standalone.Commands;

/// <summary>A command cannot be carried out as asked. The message, one clear line, is for the person who typed it.</summary>
internal sealed class CommandFailure(string message) : Exception(message);
