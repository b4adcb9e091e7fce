namespace Rencontres.Mail.SendGrid;

/// <summary>One recipient of a batch.</summary>
/// <param name="Address">The mail address.</param>
/// <param name="Name">The name beside it, if any.</param>
/// <param name="CustomArgs">Come back with every event about this mail. Opaque ids only, no person's data.</param>
internal sealed record OutgoingRecipient(string Address, string? Name, IReadOnlyDictionary<string, string> CustomArgs)
{
    private readonly string? _unsubscribeUrl;

    /// <summary>Tag by tag what stands for it in this mail.</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    /// <summary>Where one click (RFC 8058) ends the mails, if that is possible. An absolute http or https address.</summary>
    /// <exception cref="ArgumentException">It is not such an address.</exception>
    public string? UnsubscribeUrl
    {
        get => _unsubscribeUrl;
        init => _unsubscribeUrl = value is null || IsAddress(value)
            ? value
            : throw new ArgumentException("Must be an absolute http or https address.", nameof(value));
    }

    // It stands between < and > in a header.
    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && value.All(c => c is > ' ' and < '\x7f' and not '<' and not '>');
}
