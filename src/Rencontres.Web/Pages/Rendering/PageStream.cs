using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>
/// Sends a page while it is being written: what the layout has before its content goes first, so that a browser shows the meeting and fetches style sheet and script
/// while the form is still being written. Nothing can be taken back then, so this is for templates that are known to work.
/// </summary>
internal sealed class PageStream(PageLiquid liquid, PagePart layout, PagePart content, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
        using var text = new PageText();
        PageHeaders.Begin(response, status);
        await liquid.RenderToAsync(text, layout.Template, layout.Values(), new WrittenInPlace(WriteContentAsync));
        text.MoveTo(response.BodyWriter);
        await response.BodyWriter.FlushAsync(aborted);

        async ValueTask WriteContentAsync()
        {
            text.MoveTo(response.BodyWriter);
            await response.BodyWriter.FlushAsync(aborted);

            // Flushing has it sent by another thread of the pool, which may be slow to wake: this one goes and sees to that first.
            await Task.Yield();
            await liquid.RenderToAsync(text, content.Template, content.Values(), NilValue.Instance);
        }
    }
}

/// <param name="Values">Makes what the template may print.</param>
internal sealed record PagePart(IFluidTemplate Template, Func<IReadOnlyDictionary<string, FluidValue>> Values);
