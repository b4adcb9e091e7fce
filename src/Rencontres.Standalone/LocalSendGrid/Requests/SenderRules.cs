namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>The rules for who sends, of all mails or of one personalization's.</summary>
internal static class SenderRules
{
    public static void Check(Mailbox from, RequestErrors errors)
    {
        AddressRules.Check(from, "From", errors);
        if (from.Address is { } address && !AddressRules.IsAscii(address))
            errors.Add($"{from.Field}.email", "Unicode is not supported in the from email.");
        if (from.Name is { } name && !AddressRules.IsAscii(name))
            errors.Add($"{from.Field}.name", "Unicode is not supported in the from name.");
    }
}
