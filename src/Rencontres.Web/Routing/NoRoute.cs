using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Rencontres.Web.Routing;

/// <summary>What is answered where no route is: that there is none, or that it takes other methods.</summary>
internal static class NoRoute
{
    public static IResult Reply(HttpContext context, IReadOnlyList<WebRoute> routes)
    {
        var methods = routes.Where(route => Matches(route, context.Request.Path)).SelectMany(route => route.Methods).Distinct().ToList();
        if (methods.Count == 0)
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is nothing at this address.");

        context.Response.Headers.Allow = string.Join(", ", methods);
        return Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed, title: $"This address takes {string.Join(" and ", methods)} only.");
    }

    private static bool Matches(WebRoute route, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(route.Pattern), []).TryMatch(path, []);
}
