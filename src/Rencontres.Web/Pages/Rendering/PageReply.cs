using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>Sends a page that was written. Its text is given back to the pool then, so it can be sent once.</summary>
internal sealed class PageReply(PageText text, int status) : IResult
{
    private const string ContentType = "text/html; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType) = (status, ContentType);
        using (text)
        {
            response.ContentLength = Encoding.UTF8.GetByteCount(text.Written);
            Encoding.UTF8.GetBytes(text.Written, response.BodyWriter);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
