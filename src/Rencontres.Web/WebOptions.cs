namespace Rencontres.Web;

/// <summary>What the HTTP layer must know of its host.</summary>
public sealed record WebOptions
{
    /// <summary>Where people reach the application, with a slash at the end. Links in mails and pages begin with it.</summary>
    public required Uri PublicAddress { get; init; }
}
