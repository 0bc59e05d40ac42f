using System.Net;
using Linnet.Hub.Limits;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Accounts;

/// <summary>Signs in who opens a link that this machine's own command has printed; from elsewhere, or a second time, it is none.</summary>
internal sealed class SignInLinkEndpoint(HubServices hub)
{
    /// <summary>In front of a link's secret part.</summary>
    internal const string Address = "/login/once/";

    internal void Map(IEndpointRouteBuilder routes) => routes.MapPage($"{Address}{{id}}", OpenAsync);

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !context.Request.Headers.ContainsKey(ClientAddress.ForwardedFor)
        && (context.Request.Host.Host == "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var to) && IPAddress.IsLoopback(to)));

    private async Task OpenAsync(HttpContext context)
    {
        // Who only looks what there is uses nothing up.
        var isOpened = HttpMethods.IsGet(context.Request.Method) && IsLocal(context);
        var user = isOpened ? await hub.SignInLinks.TakeAsync((string)context.Request.RouteValues["id"]!, context.RequestAborted) : null;
        if (user is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.RenderAsync<SignInPage>(new SignInView("/", !await hub.Passwords.AnyAsync(context.RequestAborted)) { LinkError = AccountTexts.LinkGone.In(LanguageChoice.Of(context)) });
            return;
        }

        BrowserSession.Begin(context, await hub.Sessions.BeginAsync(user.Id, SignInEndpoints.RoleOf(user), null, context.RequestAborted));
        await PageRoutes.GoTo(context, "/?done=signed-in");
    }
}
