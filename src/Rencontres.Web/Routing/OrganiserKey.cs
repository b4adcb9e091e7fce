using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>The organisers' key on hosts without a platform that checks it; header and parameter are those of Azure's function keys.</summary>
internal static class OrganiserKey
{
    private const string Header = "x-functions-key";

    public static IResult Missing { get; } = Results.Problem(
        statusCode: StatusCodes.Status401Unauthorized,
        title: "The organisers' key is missing or wrong.",
        detail: $"Send it in the header {Header}; on a laptop it is the one that \"serve\" prints.");

    public static IResult TooManyWrong { get; } = Results.Problem(
        statusCode: StatusCodes.Status429TooManyRequests,
        title: "Too many wrong keys came from your address.",
        detail: "Wait as long as Retry-After says; no key is looked at until then.");

    public static bool IsIn(HttpRequest request, string expected)
    {
        var given = request.Headers[Header].ToString();

        // Digests have one length, so that comparing takes the same time whatever was sent.
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
    }
}
