using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Tests.Definitions;

/// <summary>Breaks the sample definition everywhere in every way: whatever is written, the answer is faults or a campaign that can be planned.</summary>
public sealed class BrokenDefinitionTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "1e300", "99999999999999999999", "\"\"", "\"x\"", "\"2023-02-30\"", "\"2099-12-31\"", "\"2099-12-31T23:59\"", "\"P9999D\"",
        "\"PT0S\"", "\"P0D\"", "\"-P2D\"", "\"P\"", "\"23:59\"", "\"Europe/Paris\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"fr\":null}", "{\"before\":\"P1D\"}", "{\"after\":\"P1D\"}", "{\"a.b[0]\":1}",
    ];

    [Fact]
    public void Every_value_may_be_replaced_by_anything()
    {
        var complete = (JsonObject)JsonNode.Parse(SampleDefinition.Utf8)!;
        complete["officeHours"] = JsonNode.Parse("""{ "from": "09:00", "to": "17:00" }""");
        complete["closing"] = JsonNode.Parse("""{ "after": "P2D" }""");
        complete["practical"] = JsonNode.Parse("""{ "before": "P7D" }""");
        complete["minimumGap"] = "P5D";
        complete["maximumReminders"] = 2;
        complete["expectedInvitees"] = 100;
        complete["workshops"] = JsonNode.Parse("""[{ "id": "water", "title": { "fr": "Eau", "en": "Water" } }]""");
        complete["form"] = JsonNode.Parse(SampleForm.Text);
        var text = complete.ToJsonString();

        Assert.Empty(DefinitionReader.Read(Encoding.UTF8.GetBytes(text)).Faults);
        foreach (var path in Paths(complete, []))
        {
            Judge(Changed(text, path, null));
            foreach (var odd in Odd)
                Judge(Changed(text, path, odd));
        }
    }

    private static void Judge(string json)
    {
        var (definition, faults) = DefinitionReader.Read(Encoding.UTF8.GetBytes(json));
        Assert.True(definition is null == faults.Count > 0, json);
        if (definition is null)
            return;

        var campaign = new Campaign(definition, 1) { State = CampaignState.Running }.WithArrivals([new Slot("FR", Zones.Paris), new Slot("JP", Zones.Tokyo)], definition.OpensAt);
        Assert.NotEmpty(Schedule.Of(campaign));
        Assert.NotNull(CampaignFlow.Next(campaign, definition.Cutoff.ToInstant() - Duration.FromDays(1)));
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. path, member.Key]).Prepend([.. path, member.Key])),
        JsonArray list => list.SelectMany((entry, index) => Paths(entry, [.. path, index]).Prepend([.. path, index])),
        _ => [],
    };

    /// <param name="odd">Null takes the value away.</param>
    private static string Changed(string text, object[] path, string? odd)
    {
        const string Mark = "\"@@\"";
        var root = JsonNode.Parse(text)!;
        var parent = path[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (odd is null && parent is JsonObject members)
            members.Remove((string)path[^1]);
        else if (path[^1] is int index)
            parent[index] = "@@";
        else
            parent[(string)path[^1]] = "@@";

        return root.ToJsonString().Replace(Mark, odd ?? "null", StringComparison.Ordinal);
    }
}
