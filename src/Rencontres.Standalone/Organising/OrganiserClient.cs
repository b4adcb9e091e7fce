using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Core.Campaigns;

namespace Rencontres.Standalone.Organising;

/// <summary>The organisers' side of a campaign, over HTTP as <c>contract.md</c> has it.</summary>
internal sealed class OrganiserClient(HttpClient http, CampaignId id, string key)
{
    private string Root => $"api/organiser/campaigns/{id}";

    private Task<HttpResponseMessage> PutDefinitionAsync(byte[] json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, "definition", Bytes(json, "application/json"), cancellationToken);

    private Task<HttpResponseMessage> PutTemplateAsync(string language, string name, byte[] source, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, $"templates/{language}/{name}", Bytes(source, "text/markdown"), cancellationToken);

    private Task<HttpResponseMessage> PutPageAsync(string name, byte[] source, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, $"pages/{name}", Bytes(source, "text/html"), cancellationToken);

    private Task<HttpResponseMessage> PutEnclosureAsync(string name, byte[] file, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, $"enclosures/{Uri.EscapeDataString(name)}", Bytes(file, "application/pdf"), cancellationToken);

    public async Task<ImportAnswer> ImportAsync(Stream csv, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, "invitees", Body(new StreamContent(csv), "text/csv"), cancellationToken);
        return await response.Content.ReadFromJsonAsync<ImportAnswer>(cancellationToken) ?? throw new OrganisingException("The import answered nothing.");
    }

    /// <summary>Hands a whole campaign in: definition, templates, pages, enclosures, invitees. It is not started by that.</summary>
    public async Task<ImportAnswer> PrepareAsync(CampaignFiles campaign, CancellationToken cancellationToken)
    {
        await PutDefinitionAsync(campaign.Source, cancellationToken);
        foreach (var template in campaign.Templates)
        {
            await PutTemplateAsync(template.Language, template.Name, await File.ReadAllBytesAsync(template.Path, cancellationToken), cancellationToken);
        }

        foreach (var page in campaign.Pages)
        {
            await PutPageAsync(Path.GetFileNameWithoutExtension(page), await File.ReadAllBytesAsync(page, cancellationToken), cancellationToken);
        }

        foreach (var enclosure in campaign.Enclosures)
        {
            await PutEnclosureAsync(Path.GetFileName(enclosure), await File.ReadAllBytesAsync(enclosure, cancellationToken), cancellationToken);
        }

        await using var list = File.OpenRead(campaign.Invitees);
        return await ImportAsync(list, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, "start", null, cancellationToken);

    /// <summary>Types a bulletin in. Its answer is for the caller to judge.</summary>
    public Task<HttpResponseMessage> TypeInAsync(string invitee, JsonElement bulletin, CancellationToken cancellationToken) =>
        RequestAsync(HttpMethod.Post, $"invitees/{invitee}/registration", JsonContent.Create(bulletin), cancellationToken);

    public async Task SaveReportAsync(string format, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, $"report?format={format}", null, cancellationToken);
        await using var file = File.Create(path);
        await response.Content.CopyToAsync(file, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        var response = await RequestAsync(method, path, body, cancellationToken);
        return response.IsSuccessStatusCode
            ? response
            : throw new OrganisingException($"{method} {path} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, $"{Root}/{path}") { Content = body };
        request.Headers.Add("x-functions-key", key);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static HttpContent Bytes(byte[] content, string type) => Body(new ByteArrayContent(content), type);

    private static HttpContent Body(HttpContent content, string type)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}

/// <summary>What an import answers.</summary>
internal sealed record ImportAnswer(int Added, int Updated, int Unchanged, IReadOnlyList<ImportFault> Rejected)
{
    private const int FaultsShown = 10;

    /// <summary>Lines that were taken, whether they changed anything or not.</summary>
    public int Taken => Added + Updated + Unchanged;

    /// <summary>What a person is told of it, line by line.</summary>
    public IEnumerable<string> Told
    {
        get
        {
            yield return $"{Taken} invitees imported, {Rejected.Count} lines rejected{(Rejected.Count > 0 ? ":" : "")}";
            foreach (var fault in Rejected.Take(FaultsShown))
            {
                yield return $"    line {fault.Line}: {fault.Reason}";
            }

            if (Rejected.Count > FaultsShown)
                yield return $"    … and {Rejected.Count - FaultsShown} more.";
        }
    }
}

internal sealed record ImportFault(int Line, string Reason);
