using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>The campaign that ships with the product, without its enclosures and invitees; each test invites its own.</summary>
internal sealed partial class SampleCampaign
{
    private const int Buckets = 1;

    private readonly ProductHost host;
    private readonly HttpClient http;
    private int invitees;

    private SampleCampaign(ProductHost host, CampaignId id, HttpClient http) => (this.host, Id, this.http) = (host, id, http);

    public CampaignId Id { get; }

    /// <param name="questions">More of the organisers' own, as JSON.</param>
    public static async Task<SampleCampaign> StartAsync(ProductHost host, string id, string? questions = null)
    {
        var campaign = await PrepareAsync(host, id, questions);
        await campaign.OrderAsync("start");
        return campaign;
    }

    /// <summary>Handed in and not started.</summary>
    public static async Task<SampleCampaign> PrepareAsync(ProductHost host, string id, string? questions = null)
    {
        var http = new HttpClient { BaseAddress = new Uri(host.Address, $"api/organiser/campaigns/{id}/") };
        http.DefaultRequestHeaders.Add("x-functions-key", ProductHost.OrganiserKey);
        using var response = await http.PutAsync("definition", JsonContent.Create(Definition(id, questions)));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return new SampleCampaign(host, CampaignId.Parse(id), http);
    }

    public static string Source => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "campaigns", "rencontres-2024", "campaign.json"));

    public Uri OpenForm => host.Services.GetRequiredService<PersonalLinks>().OpenBulletin(Id);

    /// <summary>Of whoever is invited in that language.</summary>
    public static string NameIn(Language language) => language switch
    {
        Language.French => "Ville de Nancy",
        Language.Japanese => "静岡市",
        _ => "Shizuoka City",
    };

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
        var (kind, country) = language == Language.French ? ("commune", "FR") : ("municipality", "JP");
        using var list = new StringContent($"code,name,kind,country,language,email\n{code},{NameIn(language)},{kind},{country},{language.Code()},{email}\n", Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var response = await http.PostAsync("invitees", list);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

        var id = InviteeId.FromStored(code);
        var invitee = await host.Services.GetRequiredService<IInvitees>().FindAsync(new InviteeKey(Id, id.Bucket(Buckets), id), CancellationToken.None);
        return new Invited(host, invitee!);
    }

    /// <summary>The link in the last mail to that address that asks to confirm.</summary>
    public async Task<Uri> ConfirmLinkAsync(string address)
    {
        await host.SendMailsAsync(Id, Buckets);
        return new Uri(ConfirmLink().Match(await host.LastMailToAsync(address)).Value);
    }

    /// <summary>The link beside that one, for whom the mail reached by mistake.</summary>
    public Uri NotMeLink(Uri confirm)
    {
        var links = host.Services.GetRequiredService<PersonalLinks>();
        var link = links.Read(confirm.Segments[^1], LinkPurpose.Confirm)!;
        return links.NotMyBulletin(Id, link.Bucket, link.Subject);
    }

    private static JsonNode Definition(string id, string? questions)
    {
        var definition = JsonNode.Parse(Source)!;
        definition["id"] = id;
        definition.AsObject().Remove("enclosures");
        foreach (var question in JsonNode.Parse(questions ?? "[]")!.AsArray())
            definition["form"]!["extra"]!.AsArray().Add(question!.DeepClone());

        return definition;
    }

    /// <summary>What the organisers' report says of the organisation of that name; null: nothing.</summary>
    public async Task<string?> StatusOfAsync(string name)
    {
        var report = await http.GetFromJsonAsync<JsonElement>("report?format=json");
        return report.GetProperty("organisations").EnumerateArray()
            .Where(line => line.GetProperty("name").GetString() == name)
            .Select(line => line.GetProperty("status").GetString())
            .SingleOrDefault();
    }

    [GeneratedRegex(@"https?://\S+/confirm/[A-Za-z0-9_.-]+")]
    private static partial Regex ConfirmLink();
}
