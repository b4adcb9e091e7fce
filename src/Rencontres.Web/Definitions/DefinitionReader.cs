using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Definitions;

/// <summary>Reads <c>campaign.json</c> and tells every fault of it at once, with its place.</summary>
public static class DefinitionReader
{
    public const string FileName = "campaign.json";

    /// <param name="expected">The id that it must have, if one is expected.</param>
    /// <returns>The definition if there is no fault.</returns>
    public static (CampaignDefinition? Definition, IReadOnlyList<Fault> Faults) Read(byte[] utf8, CampaignId? expected = null)
    {
        var reading = Inspect(utf8, expected);
        return (reading.Faults.Count == 0 ? reading.Mended : null, reading.Faults);
    }

    internal static DefinitionReading Inspect(byte[] utf8, CampaignId? expected = null)
    {
        utf8 = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var text = new TextPlaces(utf8);
        if (TextPlaces.FirstNotUtf8(utf8) is { } position)
            return Unreadable(At(text.Of(position), "", "The file is not in UTF-8 here; save it as UTF-8."));

        try
        {
            var places = JsonPlaces.Read(utf8, text);
            return Inspect(JsonTree.Read(utf8), places, expected);
        }
        catch (JsonException syntax)
        {
            var line = (int)(syntax.LineNumber ?? 0);
            var message = syntax.Message.Split(" LineNumber:")[0];
            return Unreadable(At((line + 1, text.Column(line, syntax.BytePositionInLine ?? 0)), "", $"The file is not correct JSON here. {message}"));
        }
        catch (Newtonsoft.Json.JsonReaderException number)
        {
            return Unreadable(At((number.LineNumber, number.LinePosition), number.Path ?? "", "This value cannot be read."));
        }
    }

    private static DefinitionReading Inspect(JToken root, JsonPlaces places, CampaignId? expected)
    {
        var faults = places.Repeated.Select(each => At(each.Place, each.Path, "The same name stands above already.")).ToList();
        faults.AddRange(SchemaFaults.Of(root).Select(fault => At(fault.AtKey ? places.OfKey(fault.Path) : places.OfValue(fault.Path), fault.Path, fault.Message)));
        if (root is not JObject)
            return new DefinitionReading(null, faults, []);

        var mending = new Mending();
        var mended = mending.Mend(root, DefinitionSchema.Root, "", needed: true)!.ToString(Newtonsoft.Json.Formatting.None);
        var definition = JsonSerializer.Deserialize<CampaignDefinition>(mended, CampaignJson.Options)!;
        faults.AddRange(DefinitionCheck.Faults(definition, mending.Replaced)
            .Select(fault => At(places.OfValue(fault.Path), fault.Path, fault.Message)));
        if (expected is { } id && id != definition.Id && !mending.Replaced.Contains("id"))
            faults.Add(At(places.OfValue("id"), "id", $"The id is \"{definition.Id}\" here and \"{id}\" in the address."));

        return new DefinitionReading(definition, [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)], mending.Replaced);
    }

    private static DefinitionReading Unreadable(Fault fault) => new(null, [fault], []);

    private static Fault At((int Line, int Column) place, string path, string message) => new(FileName, place.Line, place.Column, path, message);
}
