namespace Rencontres.Web;

/// <summary>What the HTTP layer must know of its host.</summary>
public sealed record WebOptions
{
    /// <summary>Where people reach the application, with a slash at the end. Links in mails and pages begin with it.</summary>
    public required Uri PublicAddress { get; init; }

    public LimitSettings Limits { get; init; } = LimitSettings.Standard;

    /// <summary>
    /// Whether requests come through a platform that adds the visitor's address to <c>X-Forwarded-For</c>. Anywhere else that header says what the visitor likes, and is not
    /// believed.
    /// </summary>
    public bool BehindPlatform { get; init; }
}
