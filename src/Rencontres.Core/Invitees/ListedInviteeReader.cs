using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Invitees;

/// <summary>Makes an invitee of a line of a list, or says why it cannot.</summary>
internal static class ListedInviteeReader
{
    private const int MaximumText = 300;

    public static (ListedInvitee? Invitee, string? Reason) Read(ImportRow row)
    {
        if (row.Fault is not null)
            return (null, row.Fault);

        var cells = InviteeColumns.Names.ToDictionary(column => column.Key, column => Cell(row, column.Value));
        var reason = WhyNot(cells, out var email, out var id, out var language, out var population, out var slot);
        return reason is not null
            ? (null, reason)
            : (new ListedInvitee(id, cells["code"], cells["name"], cells["kind"], slot, cells["area"], population, language, email, cells["contact"]) { Untold = Untold(row, cells) }, null);
    }

    /// <summary>By the headings: a column that is there and empty says that there is nothing. But the language that stands for none is the country's.</summary>
    private static ListColumns Untold(ImportRow row, Dictionary<string, string> cells)
    {
        var untold = Enum.GetValues<ListColumns>()
            .Where(column => column != ListColumns.None && !InviteeColumns.Names[column.ToString().ToLowerInvariant()].Any(row.Cells.ContainsKey))
            .Aggregate(ListColumns.None, (sum, column) => sum | column);
        return untold.HasFlag(ListColumns.Country) && cells["language"].Length == 0 ? untold | ListColumns.Language : untold;
    }

    private static string? WhyNot(
        Dictionary<string, string> cells, out string email, out InviteeId id, out Language language, out int? population, out Slot slot)
    {
        id = default;
        slot = default;
        language = Language.French;
        population = null;
        if (!EmailAddress.TryParse(cells["email"], out email))
            return cells["email"].Length == 0 ? "The column email is empty; every invitee needs an address." : $"\"{cells["email"]}\" is no mail address.";

        if (cells["name"].Length == 0)
            return "The column name is empty.";

        if (cells.FirstOrDefault(cell => cell.Value.Length > MaximumText || cell.Value.Any(char.IsControl)) is { Key: { } tooLong })
            return $"The column {tooLong} is longer than {MaximumText} characters or contains a line break or control character.";

        if (cells["code"].Length == 0)
            id = InviteeId.FromAddress(email);
        else if (!InviteeId.TryFromCode(cells["code"], out id))
            return $"The code \"{cells["code"]}\" may only have letters, digits and hyphens (at most 40).";

        return WhyNotSlot(cells, out slot) ?? WhyNotLanguage(cells, slot, out language) ?? WhyNotPopulation(cells, out population);
    }

    private static string? WhyNotSlot(Dictionary<string, string> cells, out Slot slot)
    {
        slot = default;
        var country = cells["country"].Length == 0 ? "FR" : cells["country"].ToUpperInvariant();
        if (!WorkingCalendar.KnownCountries.Contains(country))
            return $"The country \"{cells["country"]}\" is not known; use {string.Join(" or ", WorkingCalendar.KnownCountries)}.";

        var zone = Zones.Of(cells["zone"], country, cells["code"]);
        if (zone is null || !Zones.Exists(zone))
            return $"The zone \"{cells["zone"]}\" is not known; use a name like Europe/Paris or Asia/Tokyo.";

        slot = new Slot(country, zone);
        return null;
    }

    private static string? WhyNotLanguage(Dictionary<string, string> cells, Slot slot, out Language language)
    {
        language = slot.Country == "JP" ? Language.Japanese : Language.French;
        if (cells["language"].Length == 0)
            return null;

        if (!Languages.TryParse(cells["language"], out var parsed))
            return $"The language \"{cells["language"]}\" is not known; use fr, ja or en.";

        language = parsed.Value;
        return null;
    }

    private static string? WhyNotPopulation(Dictionary<string, string> cells, out int? population)
    {
        population = null;
        var digits = new string([.. cells["population"].Where(character => !char.IsWhiteSpace(character))]);
        if (digits.Length == 0)
            return null;

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return $"The population \"{cells["population"]}\" is no whole number.";

        population = number;
        return null;
    }

    private static string Cell(ImportRow row, IReadOnlyList<string> names) =>
        names.Select(name => row.Cells.GetValueOrDefault(name, "").Trim()).FirstOrDefault(cell => cell.Length > 0, "");
}
