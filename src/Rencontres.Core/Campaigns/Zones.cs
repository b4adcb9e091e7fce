using System.Globalization;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>Time zones, from NodaTime's own database so that the machine's does not matter.</summary>
public static class Zones
{
    public const string Paris = "Europe/Paris";
    public const string Tokyo = "Asia/Tokyo";

    private static readonly IDateTimeZoneProvider Provider = DateTimeZoneProviders.Tzdb;

    /// <summary>Zones of overseas France by the first three digits of the INSEE code (departments and collectivities 971 to 988).</summary>
    private static readonly Dictionary<int, string> Overseas = new()
    {
        [971] = "America/Guadeloupe",
        [972] = "America/Martinique",
        [973] = "America/Cayenne",
        [974] = "Indian/Reunion",
        [975] = "America/Miquelon",
        [976] = "Indian/Mayotte",
        [977] = "America/St_Barthelemy",
        [978] = "America/Marigot",
        [984] = "Indian/Kerguelen",
        [986] = "Pacific/Wallis",
        [987] = "Pacific/Tahiti",
        [988] = "Pacific/Noumea",
    };

    /// <summary>Codes of the overseas regions (R01 to R06), whose numbers are not those of their departments.</summary>
    private static readonly Dictionary<string, int> OverseasRegions = new() { ["R01"] = 971, ["R02"] = 972, ["R03"] = 973, ["R04"] = 974, ["R06"] = 976 };

    public static bool Exists(string zone) => Provider.GetZoneOrNull(zone) is not null;

    public static DateTimeZone Get(string zone) => Provider[zone];

    /// <summary>A recipient's zone: its own, else overseas France by its code, else its country's. Null for a country we know no zone of.</summary>
    public static string? Of(string? own, string country, string code)
    {
        if (!string.IsNullOrEmpty(own))
            return own;

        return country switch
        {
            "FR" => Overseas.GetValueOrDefault(OverseasNumber(code), Paris),
            "JP" => Tokyo,
            _ => null,
        };
    }

    /// <summary>The zone of a reader we know nothing of but the language.</summary>
    public static string OfReader(Language language, string cutoffZone) => language == Language.Japanese ? Tokyo : cutoffZone;

    private static int OverseasNumber(string typed)
    {
        var code = typed.ToUpperInvariant();
        if (OverseasRegions.TryGetValue(code, out var number))
            return number;

        // Communes are 97411, departments D974, the SIREN of an intercommunality 249740119 carries its department from the third digit.
        var digits = code.TrimStart('D', 'R');
        var start = digits.Length == 9 ? 2 : 0;
        return digits.Length >= start + 3 && int.TryParse(digits.AsSpan(start, 3), NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : 0;
    }
}
