using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Reads what a browser's form sends, in either of the two forms that browsers use.</summary>
internal static class FormBody
{
    /// <summary>Many times what the form itself has; more is none of ours. The whole is bounded by the body's length.</summary>
    private static readonly FormOptions Bounds = new() { ValueCountLimit = 2000, KeyLengthLimit = 200, MultipartHeadersCountLimit = 8, MultipartHeadersLengthLimit = 4096 };

    /// <returns>The form, or the status that says why it cannot be taken.</returns>
    public static async Task<(IFormCollection? Form, int Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || !IsUtf8(request.ContentType))
            return (null, StatusCodes.Status415UnsupportedMediaType);

        if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
            return (null, StatusCodes.Status413PayloadTooLarge);

        try
        {
            request.Body = new MemoryStream(body);
            return (await new FormFeature(request, Bounds).ReadFormAsync(cancellationToken), 0);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Our forms are sent so. There are encodings that the framework knows by name and refuses to decode.</summary>
    private static bool IsUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
