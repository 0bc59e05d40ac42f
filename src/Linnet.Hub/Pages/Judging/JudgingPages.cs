using Linnet.Hub.Judging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hub.Pages.Judging;

/// <summary>The pages of this room.</summary>
internal static class JudgingPages
{
    internal static void Map(IEndpointRouteBuilder routes, HubServices hub)
    {
        var runtime = routes.ServiceProvider.GetRequiredService<JudgingRuntime>();
        new QualityEndpoints(hub).Map(routes);
        new EvaluationEndpoints(hub, runtime).Map(routes);
        new TryPageEndpoints(hub, runtime).Map(routes);
    }

    /// <summary>The form that was sent.</summary>
    /// <exception cref="RefusedException">Something else was.</exception>
    internal static async Task<IFormCollection> FormOfAsync(HttpContext context)
    {
        try
        {
            if (context.Request.HasFormContentType) return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            // Named a form, and none.
        }

        throw new RefusedException(Refusal.BadRequest, "This address takes the form of its page; programs use the API.");
    }
}
