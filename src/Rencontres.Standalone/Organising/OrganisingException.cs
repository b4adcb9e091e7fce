namespace Rencontres.Standalone.Organising;

/// <summary>The application refused what was handed in. The message is for the person who handed it in.</summary>
internal sealed class OrganisingException(string message) : Exception(message);
