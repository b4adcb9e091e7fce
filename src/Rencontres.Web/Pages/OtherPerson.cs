using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages;

/// <summary>The personal form for somebody else than the contact of the answer that stands: <c>?as=other</c>.</summary>
internal static class OtherPerson
{
    public const string Query = "as=other";

    public static bool Asked(HttpRequest request) => request.Query["as"] == "other";
}
