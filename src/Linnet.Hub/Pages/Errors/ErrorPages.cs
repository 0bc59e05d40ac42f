using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Errors;

/// <summary>Tells people in pages what programs are told in JSON.</summary>
internal static class ErrorPages
{
    private static readonly string[] ProgramPaths = ["/api/", "/lfs/"];

    /// <summary>Whether a person looks at the answer: browsers ask for HTML, and nobody else does.</summary>
    internal static bool IsWanted(HttpContext context) =>
        context.Request.Headers.Accept.Any(accept => accept is not null && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(ProgramPaths, path => context.Request.Path.Value!.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Writes the page. Who has not said who they are is first sent to do so where that would help.</summary>
    internal static Task WriteAsync(HttpContext context, string? code, string message)
    {
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status401Unauthorized && code is null && HttpMethods.IsGet(context.Request.Method))
        {
            var (path, query) = RawPath.Split(context);
            return PageRoutes.GoTo(context, $"/login?next={Uri.EscapeDataString(path + query)}");
        }

        // To a person, a repository that may not be known is one that is not there.
        if (response.StatusCode == StatusCodes.Status401Unauthorized && code == ErrorResponses.RepositoryNotFound) response.StatusCode = StatusCodes.Status404NotFound;
        return context.RenderAsync<ErrorPage>(new ErrorView(response.StatusCode, code, message));
    }
}
