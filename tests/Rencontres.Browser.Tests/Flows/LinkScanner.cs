using System.Net;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>A program that follows every link of a mail before its reader does, as town halls have them.</summary>
internal static class LinkScanner
{
    private static readonly string[] Tried = ["", "?lang=en", "?action=confirm", "?action=unsubscribe", "?action=withdraw-confirmed", "?List-Unsubscribe=One-Click"];

    public static async Task LookAtAsync(Uri link)
    {
        using var http = new HttpClient();
        foreach (var query in Tried)
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(link, query));
            using var known = await http.SendAsync(head);
            using var page = await http.GetAsync(new Uri(link, query));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }
}
