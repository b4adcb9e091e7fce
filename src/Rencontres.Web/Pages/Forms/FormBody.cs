using System.Text;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Reads what a browser's form sends, in either of the two forms that browsers use.</summary>
internal static class FormBody
{
    /// <summary>A browser writes a letter of three bytes as nine: two long texts in Japanese, which the check takes, are 72 KB.</summary>
    private const int MostEncoded = 3 * WebErrors.MaximumBody;

    /// <summary>Many times what the form itself has; more is none of ours.</summary>
    private const int MostFields = 2000;

    private const string Urlencoded = "application/x-www-form-urlencoded";

    private static readonly FormOptions Bounds = new() { ValueCountLimit = MostFields, KeyLengthLimit = 200, MultipartHeadersCountLimit = 8, MultipartHeadersLengthLimit = 4096 };

    /// <returns>The form, or the status that says why it cannot be taken.</returns>
    public static Task<(IFormCollection? Form, int Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsUtf8(type))
            return Task.FromResult<(IFormCollection?, int)>((null, StatusCodes.Status415UnsupportedMediaType));

        return type.MediaType == Urlencoded ? ReadUrlencodedAsync(request, cancellationToken) : ReadMultipartAsync(request, cancellationToken);
    }

    /// <summary>Pages are in UTF-8, and so are their forms; in another encoding the words would be other words.</summary>
    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>What counts is how long it is once decoded.</summary>
    private static async Task<(IFormCollection? Form, int Refusal)> ReadUrlencodedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(request, MostEncoded, cancellationToken) is not { } body || body.Length - (2 * body.AsSpan().Count((byte)'%')) > WebErrors.MaximumBody)
            return (null, StatusCodes.Status413PayloadTooLarge);

        return body.AsSpan().Count((byte)'&') < MostFields ? (Decoded(body), 0) : (null, StatusCodes.Status400BadRequest);
    }

    private static async Task<(IFormCollection? Form, int Refusal)> ReadMultipartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(request, WebErrors.MaximumBody, cancellationToken) is not { } body)
            return (null, StatusCodes.Status413PayloadTooLarge);

        try
        {
            request.Body = new MemoryStream(body);
            return (await new FormFeature(request, Bounds).ReadFormAsync(cancellationToken), 0);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>
    /// ASP.NET Core's own reader gives up at a NUL and takes bytes that are no UTF-8 for the letters <c>%FF</c>. Decoded like this, both come to the check as what
    /// cannot be shown, and are refused at their field.
    /// </summary>
    private static FormCollection Decoded(byte[] body)
    {
        var fields = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body));
        return new FormCollection(fields.AllKeys.OfType<string>().ToDictionary(name => name, name => new StringValues(fields.GetValues(name)), StringComparer.OrdinalIgnoreCase));
    }
}
