using System.Text.Json;
using System.Text.Json.Serialization;
using Rencontres.Core.Registrations;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>The bulletin that a line of <c>answers.csv</c> stands for.</summary>
internal static class Bulletins
{
    /// <summary>As programs send it: what was not said is left out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static BulletinForm From(Act act) => new()
    {
        Organisation = new OrganisationFields(act.Cell("organisation"), null, null, act.Code),
        Contact = new ContactFields(act.Cell("contact"), act.Cell("role"), act.Cell("email"), act.Cell("phone")),
        Attending = act.Kind != ActKinds.Decline && act.Cell("attending") != "no",
        Delegates = [.. Items(act.Cell("delegates"), '|').Select(parts => new DelegateFields(parts[0], parts[1], parts[2]))],
        Conference = act.Cell("conference"),
        Suggestions = [.. Items(act.Cell("suggestions"), ':').Select(parts => new SuggestionFields(parts[0], parts[1], parts[2]))],
        Comment = act.Cell("comment"),
        Language = act.Cell("language"),
        Consent = true,
    };

    /// <summary>Items parted by semicolons, each of three parts; a part that is missing is empty.</summary>
    private static IEnumerable<string[]> Items(string cell, char separator) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => item.Split(separator, 3))
            .Select(parts => Enumerable.Range(0, 3).Select(index => index < parts.Length ? parts[index].Trim() : "").ToArray());
}
