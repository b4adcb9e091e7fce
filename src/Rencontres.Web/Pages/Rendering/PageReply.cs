using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>Sends a page that was written. Its text is given back to the pool then, so it can be sent once.</summary>
internal sealed class PageReply(PageText text, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        using (text)
        {
            PageHeaders.Begin(response, status);
            response.ContentLength = Encoding.UTF8.GetByteCount(text.Written);
            text.MoveTo(response.BodyWriter);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
