using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Routing;

/// <summary>How pages and their forms get their addresses.</summary>
internal static class PageRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>A page.</summary>
        internal void MapPage(string pattern, RequestDelegate answer) => routes.MapMethods(pattern, Reading, answer);

        /// <summary>A page of every kind of repository.</summary>
        /// <param name="suffix">Behind the repository's own address, such as <c>/commits/{**rest}</c>.</param>
        /// <param name="answer">Answers for a kind.</param>
        internal void MapRepositoryPage(string suffix, Func<HttpContext, RepositoryKind, Task> answer)
        {
            foreach (var kind in KindPrefixes.All) routes.MapPage($"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}{suffix}", context => answer(context, kind));
        }

        /// <summary>Takes a form of somebody who has signed in; others are sent to do so.</summary>
        internal void MapForm(string pattern, RequestDelegate answer) => routes.MapPost(pattern, context =>
        {
            context.Caller.RequireUser();
            return answer(context);
        }).WithMetadata(FormMark.Instance);

        /// <summary>Takes a form of anybody, such as the one for signing in.</summary>
        internal void MapVisitorForm(HubServices hub, string pattern, RequestDelegate answer) => routes.MapPost(pattern, async context =>
        {
            if (context.Caller.IsAnonymous && !await FormGuard.IsOwnAsync(context, hub)) throw BrowserSession.OutOfDate(Refusal.BadRequest);
            await answer(context);
        }).WithMetadata(FormMark.Instance);

        /// <summary>Takes a form about a repository. Whether the caller may know of it comes first: a form that is refused must tell nothing. What else they may is asked of the services.</summary>
        internal void MapRepositoryForm(HubServices hub, string suffix, Func<HttpContext, RepositoryKind, Task> answer)
        {
            foreach (var kind in KindPrefixes.All)
            {
                routes.MapPost($"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}{suffix}", async context =>
                {
                    await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.See, context.RequestAborted);
                    await answer(context, kind);
                }).WithMetadata(FormMark.Instance);
            }
        }
    }

    /// <summary>Sends the browser on to a page after a form was taken.</summary>
    internal static Task GoTo(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;

        // Headers carry ASCII alone.
        context.Response.Headers.Location = string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
        return Task.CompletedTask;
    }
}
