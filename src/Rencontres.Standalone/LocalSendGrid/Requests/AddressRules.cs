using System.Text;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal static class AddressRules
{
    public static void Check(Mailbox mailbox, string kind, RequestErrors errors)
    {
        var field = $"{mailbox.Field}.email";
        if (string.IsNullOrEmpty(mailbox.Address))
            errors.Add(field, $"The {kind.ToLowerInvariant()} email parameter is required.");
        else if (mailbox.Address.Length > MailAddressSyntax.LongestAddress)
            errors.Add(field, $"The {kind} email exceeds the maximum total length of 320 characters");
        else if (!MailAddressSyntax.IsValid(mailbox.Address))
            errors.Add(field, "Does not contain a valid address.");

        // SendGrid reads a name with these as several mailboxes.
        if (mailbox.Name?.AsSpan().ContainsAny(';', ',') is true)
            errors.Add($"{mailbox.Field}.name", $"The {kind.ToLowerInvariant()} name cannot contain the characters ; or ,");
    }

    public static bool IsAscii(string text) => Ascii.IsValid(text);
}
