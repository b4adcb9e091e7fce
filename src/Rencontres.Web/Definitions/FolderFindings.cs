namespace Rencontres.Web.Definitions;

/// <summary>What one part of a folder's check found.</summary>
internal sealed record FolderFindings(IReadOnlyList<Fault> Faults, IReadOnlyList<string> Notes);
