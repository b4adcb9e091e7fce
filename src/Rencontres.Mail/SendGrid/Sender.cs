namespace Rencontres.Mail.SendGrid;

/// <summary>
/// From whom mails come. The name is plain ASCII without <c>,</c> and <c>;</c>, since SendGrid takes no other in <c>from</c>; what is
/// to be read in other scripts belongs into subject and body.
/// </summary>
internal sealed record Sender
{
    /// <exception cref="ArgumentException">The name or address has a <see cref="Fault"/>.</exception>
    public Sender(string address, string name)
    {
        if ((Fault("The sender's address", address) ?? Fault("The sender's name", name)) is { } fault)
            throw new ArgumentException(fault);
        Address = address;
        Name = name;
    }

    /// <summary>The mail address.</summary>
    public string Address { get; }

    /// <summary>The name beside it.</summary>
    public string Name { get; }

    /// <summary>What is wrong with a name or address, in a sentence that starts with the setting it came from; null if it may be used.</summary>
    public static string? Fault(string setting, string? value) =>
        string.IsNullOrWhiteSpace(value) ? $"{setting} is missing."
        : value.Any(c => c is < ' ' or > '~' or ',' or ';')
            ? $"{setting} must be plain ASCII without \",\" and \";\" (SendGrid takes no other sender): \"{value}\"."
        : null;
}
