namespace Rencontres.Core.Campaigns.Wording;

/// <summary>How the time of a zone is called: <c>heure de Paris</c>, <c>日本時間</c>. Zones of our invitees by their usual names, others by their IANA name.</summary>
public static class ZoneNames
{
    private static readonly Dictionary<string, (string French, string Japanese, string English)> Known = new()
    {
        [Zones.Paris] = ("heure de Paris", "パリ時間", "Paris time"),
        [Zones.Tokyo] = ("heure du Japon", "日本時間", "Japan time"),
        ["America/Guadeloupe"] = ("heure de Guadeloupe", "グアドループ時間", "Guadeloupe time"),
        ["America/Martinique"] = ("heure de Martinique", "マルティニーク時間", "Martinique time"),
        ["America/Cayenne"] = ("heure de Guyane", "仏領ギアナ時間", "French Guiana time"),
        ["Indian/Reunion"] = ("heure de La Réunion", "レユニオン時間", "Réunion time"),
        ["America/Miquelon"] = ("heure de Saint-Pierre-et-Miquelon", "サンピエール・ミクロン時間", "Saint-Pierre and Miquelon time"),
        ["Indian/Mayotte"] = ("heure de Mayotte", "マヨット時間", "Mayotte time"),
        ["America/St_Barthelemy"] = ("heure de Saint-Barthélemy", "サン・バルテルミー時間", "Saint-Barthélemy time"),
        ["America/Marigot"] = ("heure de Saint-Martin", "サン・マルタン時間", "Saint-Martin time"),
        ["Indian/Kerguelen"] = ("heure des Kerguelen", "ケルゲレン時間", "Kerguelen time"),
        ["Pacific/Wallis"] = ("heure de Wallis-et-Futuna", "ウォリス・フツナ時間", "Wallis and Futuna time"),
        ["Pacific/Tahiti"] = ("heure de Tahiti", "タヒチ時間", "Tahiti time"),
        ["Pacific/Noumea"] = ("heure de Nouméa", "ヌメア時間", "Nouméa time"),
    };

    /// <param name="zone">IANA name of the zone.</param>
    public static string Of(string zone, Language language)
    {
        var (french, japanese, english) = Known.GetValueOrDefault(zone, ($"fuseau {zone}", $"{zone}時間", $"{zone} time"));
        return language switch
        {
            Language.French => french,
            Language.Japanese => japanese,
            Language.English => english,
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        };
    }
}
