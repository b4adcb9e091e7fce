using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What came of an act, in the words of the column <c>expect</c>.</summary>
internal static class PlayedOutcomes
{
    /// <param name="revision">That of the answer which stood before; 0: none.</param>
    public static async Task<string> OutcomeAsync(this HttpResponseMessage response, int revision, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.Accepted:
                return "unconfirmed";
            case HttpStatusCode.Gone:
                return "refused";
            case HttpStatusCode.OK when response.Content.Headers.ContentType?.MediaType == "application/json":
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                return revision > 0 && answer.GetProperty("revision").GetInt32() == revision ? "unchanged" : "accepted";
            case HttpStatusCode.OK:
                return "accepted";
            default:
                return $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
        }
    }
}
