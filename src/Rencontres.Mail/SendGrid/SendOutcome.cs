namespace Rencontres.Mail.SendGrid;

/// <summary>What is known about a batch after it was posted. The batch as a whole has one outcome.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The service took the batch; what became of each mail comes by webhook.</summary>
    public sealed record Accepted(string? MessageId) : SendOutcome;

    /// <summary>
    /// Nothing was accepted; the same batch may be posted again, not before <paramref name="RetryAfter"/> if the service gave one.
    /// </summary>
    public sealed record TryLater(TimeSpan? RetryAfter, string Reason) : SendOutcome;

    /// <summary>
    /// Nothing was accepted, and the same batch would be refused again. <paramref name="Index"/> is the recipient at fault, counted from
    /// 0, if the service named exactly one.
    /// </summary>
    public sealed record Refused(string Reason, int? Index) : SendOutcome;

    /// <summary>Nothing was accepted; the batch must be split or its attachments made smaller.</summary>
    public sealed record TooLarge : SendOutcome;

    /// <summary>
    /// Nothing was accepted, and no batch will be: the key is bad, it lacks the right, or the address is not the service's. A person must
    /// look at the settings.
    /// </summary>
    public sealed record NotAuthorised(string Reason) : SendOutcome;

    /// <summary>Nobody knows whether the batch was accepted. It must not be posted again without further evidence.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}
