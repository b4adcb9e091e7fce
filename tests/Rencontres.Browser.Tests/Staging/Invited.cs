using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>A local government that is invited, with what it has in hand: its links and its mails.</summary>
internal sealed class Invited(ProductHost host, Invitee invitee)
{
    public Uri Bulletin => Links.Bulletin(invitee);

    /// <summary>For somebody else than who has answered.</summary>
    public Uri BulletinOfOther => new($"{Bulletin}?as=other");

    public Uri Withdraw => Links.Withdraw(invitee);

    public Uri Unsubscribe => Links.Unsubscribe(invitee);

    /// <summary>For whom the mail about the first answer reached by mistake.</summary>
    public Uri NotMe => Links.NotMe(invitee.Key, 1);

    public string Code => invitee.Listed.Code;

    public string Name => invitee.Listed.Name;

    public string Email => invitee.Listed.Email;

    private PersonalLinks Links => host.Services.GetRequiredService<PersonalLinks>();

    private Uri Resource => new(host.Address, "api" + Bulletin.AbsolutePath);

    /// <summary>What is stored for it, as programs read it.</summary>
    public async Task<JsonElement> StoredAsync()
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<JsonElement>(Resource);
    }

    public async Task<int> RevisionAsync() => (await StoredAsync()).GetProperty("revision").GetInt32();

    public async Task<string> StatusAsync() => (await StoredAsync()).GetProperty("status").GetString()!;

    public async Task<bool> IsUnsubscribedAsync() =>
        (await host.Services.GetRequiredService<IInvitees>().FindAsync(invitee.Key, CancellationToken.None))!.UnsubscribedAt is not null;

    /// <summary>Answers without a browser, where the answer is only what the story begins with.</summary>
    public async Task AnswerAsync(bool attending = true, string? comment = null)
    {
        using var http = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Put, Resource) { Content = JsonContent.Create(Typed.Bulletin(invitee.Listed.Language, attending, comment)) };
        if ((await http.GetAsync(Resource)).Headers.ETag is { } tag)
            request.Headers.IfMatch.Add(tag);

        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The same page on another host.</summary>
    public static Uri On(ProductHost other, Uri page) => new(other.Address, page.PathAndQuery);
}
