using System.Globalization;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>The personal page's form, filled in as far as a line of <c>answers.csv</c> goes, and saved without being sent.</summary>
internal static class UnfinishedForm
{
    public static async Task<HttpResponseMessage> SaveAsync(HttpClient http, string page, int revision, Act act, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("contact.name", act.Cell("contact")),
            new("contact.role", act.Cell("role")),
            new("contact.email", act.Cell("email")),
            new("contact.phone", act.Cell("phone")),
            new("attending", act.Cell("attending")),
            new("conference", act.Cell("conference")),
            new("comment", act.Cell("comment")),
            new("language", act.Cell("language")),
            new("revision", revision.ToString(CultureInfo.InvariantCulture)),
            new("action", "save"),
        ]);
        return await http.PostAsync(page, form, cancellationToken);
    }
}
