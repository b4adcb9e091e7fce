using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>The campaign that ships with the product, without its enclosures and invitees; each test invites its own.</summary>
internal sealed class SampleCampaign
{
    private const int Buckets = 1;

    private readonly ProductHost host;
    private readonly HttpClient http;
    private int invitees;

    private SampleCampaign(ProductHost host, CampaignId id, HttpClient http) => (this.host, Id, this.http) = (host, id, http);

    public CampaignId Id { get; }

    public static async Task<SampleCampaign> StartAsync(ProductHost host, string id)
    {
        var campaign = await PrepareAsync(host, id);
        await campaign.OrderAsync("start");
        return campaign;
    }

    /// <summary>Handed in and not started.</summary>
    public static async Task<SampleCampaign> PrepareAsync(ProductHost host, string id)
    {
        var http = new HttpClient { BaseAddress = new Uri(host.Address, $"api/organiser/campaigns/{id}/") };
        http.DefaultRequestHeaders.Add("x-functions-key", ProductHost.OrganiserKey);
        using var response = await http.PutAsync("definition", JsonContent.Create(Definition(id)));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return new SampleCampaign(host, CampaignId.Parse(id), http);
    }

    public static string Source => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "campaigns", "rencontres-2024", "campaign.json"));

    public async Task OrderAsync(string order)
    {
        using var response = await http.PostAsJsonAsync(order, new { });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Another local government, with the language as its own.</summary>
    public async Task<Invited> InviteAsync(Language language)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"T{++invitees:0000}");
        var email = $"international@{code.ToLowerInvariant()}.example";
        var (name, kind, country) = language switch
        {
            Language.French => ("Ville de Nancy", "commune", "FR"),
            Language.Japanese => ("静岡市", "municipality", "JP"),
            _ => ("Shizuoka City", "municipality", "JP"),
        };
        using var list = new StringContent($"code,name,kind,country,language,email\n{code},{name},{kind},{country},{language.Code()},{email}\n", Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var response = await http.PostAsync("invitees", list);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

        var id = InviteeId.FromStored(code);
        var invitee = await host.Services.GetRequiredService<IInvitees>().FindAsync(new InviteeKey(Id, id.Bucket(Buckets), id), CancellationToken.None);
        return new Invited(host, this, invitee!);
    }

    public Task SendMailsAsync() => host.SendMailsAsync(Id, Buckets);

    private static JsonNode Definition(string id)
    {
        var definition = JsonNode.Parse(Source)!;
        definition["id"] = id;
        definition.AsObject().Remove("enclosures");
        return definition;
    }
}
