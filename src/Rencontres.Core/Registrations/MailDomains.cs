using F23.StringSimilarity;
using Rencontres.Core.Registrations.Checking;

namespace Rencontres.Core.Registrations;

/// <summary>Guesses a typing error in the domain of a mail address. It is asked about, never corrected: what looks wrong may be right.</summary>
public static class MailDomains
{
    /// <summary>A name of so few letters has too many neighbours that are somebody's.</summary>
    private const int ShortName = 3;

    /// <summary>So long a domain of an invitee may have two letters wrong and still be recognised.</summary>
    private const int LongDomain = 12;

    /// <summary>Where people in France and Japan have their mail.</summary>
    private static readonly string[] Providers =
    [
        "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "laposte.net", "hotmail.com", "hotmail.fr", "outlook.com", "outlook.fr",
        "live.com", "live.fr", "msn.com", "yahoo.com", "yahoo.fr", "icloud.com", "me.com", "numericable.fr", "yahoo.co.jp", "ymail.ne.jp", "outlook.jp",
        "hotmail.co.jp", "live.jp", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "ymobile.ne.jp", "nifty.com", "biglobe.ne.jp",
        "ocn.ne.jp", "so-net.ne.jp", "plala.or.jp", "dion.ne.jp", "asahi-net.or.jp",
    ];

    /// <summary>Real ones that look like a slip in the name of another.</summary>
    private static readonly HashSet<string> AlsoReal = [.. Providers, "mail.com", "email.com", "ymail.com", "gmx.com", "gmx.fr", "aol.com", "aol.fr", "mac.com"];

    /// <summary>Well-known names in a place where nobody has mail.</summary>
    private static readonly Dictionary<string, string> Misplaced = new()
    {
        ["gmail.fr"] = "gmail.com",
        ["gmail.jp"] = "gmail.com",
        ["gmail.co.jp"] = "gmail.com",
        ["gmail.ne.jp"] = "gmail.com",
        ["icloud.fr"] = "icloud.com",
        ["icloud.jp"] = "icloud.com",
        ["wanadoo.com"] = "wanadoo.fr",
        ["yahoo.jp"] = "yahoo.co.jp",
        ["yahoo.ne.jp"] = "yahoo.co.jp",
    };

    /// <summary>Endings that no domain has, and what the fingers meant.</summary>
    private static readonly Dictionary<string, string> Endings = new()
    {
        ["con"] = "com",
        ["cmo"] = "com",
        ["ocm"] = "com",
        ["comm"] = "com",
        ["vom"] = "com",
        ["xom"] = "com",
        ["copm"] = "com",
        ["rf"] = "fr",
        ["ff"] = "fr",
        ["frr"] = "fr",
        ["ffr"] = "fr",
        ["jpp"] = "jp",
        ["pj"] = "jp",
        ["jjp"] = "jp",
        ["nett"] = "net",
        ["ent"] = "net",
        ["ogr"] = "org",
        ["orgg"] = "org",
    };

    private static readonly Damerau Letters = new();

    /// <param name="address">As typed.</param>
    /// <param name="listed">The invitee's own address; null if there is none.</param>
    /// <returns>The address that was probably meant; null if nothing looks wrong, or it is no address at all.</returns>
    public static string? Likely(string address, string? listed)
    {
        if (!EmailAddress.TryParse(WrittenAddress.Bare(address), out var parsed))
            return null;

        var own = EmailAddress.TryParse(WrittenAddress.Bare(listed), out var theirs) ? DomainOf(theirs) : null;
        var domain = DomainOf(parsed);
        if (domain == own || AlsoReal.Contains(domain))
            return null;

        var ending = domain[(domain.LastIndexOf('.') + 1)..];
        var repaired = Endings.TryGetValue(ending, out var meant) ? domain[..^ending.Length] + meant : domain;
        var likely = Nearest(repaired, own);
        return likely == domain ? null : $"{parsed[..parsed.LastIndexOf('@')]}@{likely}";
    }

    /// <returns>The domain itself if it is near no other.</returns>
    private static string Nearest(string domain, string? own)
    {
        if (domain == own || AlsoReal.Contains(domain))
            return domain;

        if (own is not null && AreNear(domain, own, own.Length >= LongDomain ? 2 : 1))
            return own;

        return Misplaced.GetValueOrDefault(domain)
            ?? Providers.FirstOrDefault(known => known.IndexOf('.', StringComparison.Ordinal) > ShortName && AreNear(domain, known, 1))
            ?? domain;
    }

    /// <summary>The distance is at least the difference in length, which costs nothing to know.</summary>
    private static bool AreNear(string domain, string other, int most) => Math.Abs(domain.Length - other.Length) <= most && Letters.Distance(domain, other) <= most;

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
