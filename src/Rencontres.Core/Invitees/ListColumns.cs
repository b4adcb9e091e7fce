namespace Rencontres.Core.Invitees;

/// <summary>What a list may leave out about invitees. Address and name stand on every list, and the code is who they are.</summary>
[Flags]
public enum ListColumns
{
    None = 0,
    Kind = 1,
    Country = 2,
    Zone = 4,
    Area = 8,
    Population = 16,
    Language = 32,
    Contact = 64,
}
