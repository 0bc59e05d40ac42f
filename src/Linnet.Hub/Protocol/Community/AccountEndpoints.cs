using Linnet.Hub.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Users and organisations at a glance, and who follows whom.</summary>
internal sealed class AccountEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/users/{user}/overview", async context =>
            await HubJson.WriteAsync(context, AccountViews.Of(await hub.Community.Organizations.OverviewAsync(context.Caller, context.Part(), AccountKind.User, context.RequestAborted))));
        routes.MapGet("/api/organizations/{user}/overview", async context =>
            await HubJson.WriteAsync(
                context, AccountViews.OfOrganization(await hub.Community.Organizations.OverviewAsync(context.Caller, context.Part(), AccountKind.Organization, context.RequestAborted))));
        foreach (var prefix in new[] { "/api/users/{user}", "/api/organizations/{user}" })
        {
            routes.MapGet($"{prefix}/followers", FollowersAsync);
            routes.MapPost($"{prefix}/follow", context => SetAsync(context, follows: true));
            routes.MapDelete($"{prefix}/follow", context => SetAsync(context, follows: false));
        }

        routes.MapGet("/api/users/{user}/following", FollowedAsync);
    }

    private async Task SetAsync(HttpContext context, bool follows)
    {
        await hub.Community.Follows.SetAsync(context.Caller, context.Part(), follows, context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task FollowersAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Follows.FollowersAsync(context.Part(), bounds, context.RequestAborted), bounds, AccountViews.Of);
    }

    private async Task FollowedAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Follows.FollowedAsync(context.Part(), bounds, context.RequestAborted), bounds, AccountViews.Of);
    }
}
