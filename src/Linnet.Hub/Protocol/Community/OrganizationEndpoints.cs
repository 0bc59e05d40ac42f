using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Organisations and their members.</summary>
internal sealed class OrganizationEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/organizations/create", CreateAsync);
        routes.MapGet("/api/organizations/{organization}/members", ListAsync);
        routes.MapPut("/api/organizations/{organization}/members/{user}", SetAsync);
        routes.MapDelete("/api/organizations/{organization}/members/{user}", RemoveAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<OrganizationBody>(context);
        var row = await hub.Accounts.CreateOrganizationAsync(context.Caller, body.Name ?? string.Empty, body.Fullname, context.RequestAborted);
        await HubJson.WriteAsync(context, new { id = $"{row.Id}", name = row.Name, url = $"{context.Root}/{row.Name}" });
    }

    private async Task ListAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Organizations.MembersAsync(context.Part("organization"), bounds, context.RequestAborted), bounds, AccountViews.Of);
    }

    private async Task SetAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<MemberBody>(context);
        await hub.Accounts.SetMemberAsync(context.Caller, context.Part("organization"), context.Part(), RoleNames.Parse(body.Role), context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task RemoveAsync(HttpContext context)
    {
        await hub.Accounts.SetMemberAsync(context.Caller, context.Part("organization"), context.Part(), null, context.RequestAborted);
        await context.DoneAsync();
    }
}

/// <summary>The body that creates an organisation.</summary>
internal sealed record OrganizationBody(string? Name, string? Fullname);

/// <summary>The body that gives a role.</summary>
internal sealed record MemberBody(string? Role);
