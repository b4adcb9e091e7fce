namespace Rencontres.Core.Registrations;

/// <summary>Likely typing errors in the domain of a mail address.</summary>
public static class MailDomains
{
    private const string Mistyped = "@gmial.com";

    /// <param name="listed">The address that the invitee is listed with, if any.</param>
    /// <returns>The address that was probably meant; null if the one typed looks right.</returns>
    public static string? Likely(string address, string? listed) =>
        address.EndsWith(Mistyped, StringComparison.OrdinalIgnoreCase) ? $"{address[..^Mistyped.Length]}@gmail.com" : null;
}
