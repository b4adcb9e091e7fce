using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Rehearsal.Tests.Serving;

/// <summary>The mails of some occasions, in the order in which they arrived. Each is fetched once, however often it is looked.</summary>
internal sealed class ArrivedMails(HttpClient outbox, params string[] occasions)
{
    private readonly List<JsonElement> all = [];
    private long last;

    /// <returns>All that have arrived by now.</returns>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync()
    {
        while (true)
        {
            var page = (await outbox.GetFromJsonAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"outbox/mails?after={last}&take=1000"))).GetProperty("mails");
            if (page.GetArrayLength() == 0)
                return all;

            all.AddRange(page.EnumerateArray().Where(mail => occasions.Contains(mail.GetProperty("categories")[1].GetString())));
            last = page[page.GetArrayLength() - 1].GetProperty("number").GetInt64();
        }
    }
}
