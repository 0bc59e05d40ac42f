using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Protocol;

/// <summary>Who the caller is, and whether a door is open.</summary>
internal sealed class SessionEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/whoami-v2", WhoAmIAsync);
        foreach (var kind in KindPrefixes.All)
        {
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/auth-check", context => CheckAsync(context, context.NameOf(kind), Verb.Read));
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/auth-check/write", context => CheckAsync(context, context.NameOf(kind), Verb.Write));
        }
    }

    private static object Organization(AccountRow row, Caller caller) => new
    {
        type = "org",
        id = $"{row.Id}",
        name = row.Name,
        fullname = row.FullName ?? row.Name,
        roleInOrg = RoleName(caller.Organizations[row.Id]),
        isEnterprise = false,
    };

    private static string RoleName(OrganizationRole role) => role switch
    {
        OrganizationRole.Admin => "admin",
        OrganizationRole.Write => "write",
        _ => "read",
    };

    private static string RoleName(TokenRole role) => role switch
    {
        TokenRole.Admin => "admin",
        TokenRole.Write => "write",
        _ => "read",
    };

    private async Task CheckAsync(HttpContext context, RepositoryName name, Verb verb)
    {
        await hub.Access.OpenAsync(context.Caller, name, verb, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true });
    }

    private async Task WhoAmIAsync(HttpContext context)
    {
        var caller = context.Caller;
        if (caller.UserId is not { } userId)
            throw new RefusedException(Refusal.InvalidToken, "Invalid credentials in Authorization header");
        var ids = caller.Organizations.Keys.Append(userId).ToArray();
        var rows = await hub.Database.ReadAsync(database => database.Accounts.Where(row => ids.Contains(row.Id)).OrderBy(row => row.NameKey).ToListAsync(context.RequestAborted));
        var user = rows.Single(row => row.Id == userId);
        await HubJson.WriteWithNullsAsync(context, new
        {
            type = "user",
            id = $"{user.Id}",
            name = user.Name,
            fullname = user.FullName ?? user.Name,
            email = user.Email,
            emailVerified = false,
            isPro = false,
            canPay = false,
            periodEnd = (long?)null,
            avatarUrl = string.Empty,
            orgs = rows.Where(row => row.Id != userId).Select(row => Organization(row, caller)),
            auth = new { type = "access_token", accessToken = new { displayName = caller.TokenName, role = RoleName(caller.Role), createdAt = caller.TokenCreated.UtcDateTime } },
        });
    }
}
