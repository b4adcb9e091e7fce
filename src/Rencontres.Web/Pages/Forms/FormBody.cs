using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Reads what a browser's form sends, in either of the two forms that browsers use.</summary>
internal static class FormBody
{
    /// <returns>The form, or the status that says why it cannot be taken.</returns>
    public static async Task<(IFormCollection? Form, int Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return (null, StatusCodes.Status415UnsupportedMediaType);

        if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
            return (null, StatusCodes.Status413PayloadTooLarge);

        try
        {
            request.Body = new MemoryStream(body);
            return (await new FormFeature(request, new FormOptions()).ReadFormAsync(cancellationToken), 0);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
