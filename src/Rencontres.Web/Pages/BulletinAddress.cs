using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages;

/// <summary>The address that a page's links build on: its own, or, from the page that withdraws a bulletin, the bulletin's.</summary>
internal static class BulletinAddress
{
    /// <summary>What follows a bulletin's address.</summary>
    public const string Withdrawal = "/withdraw";

    public static string Of(Uri publicAddress, HttpRequest request)
    {
        var address = publicAddress.AbsolutePath + request.Path.ToUriComponent().TrimStart('/');
        return address.EndsWith(Withdrawal, StringComparison.Ordinal) ? address[..^Withdrawal.Length] : address;
    }
}
