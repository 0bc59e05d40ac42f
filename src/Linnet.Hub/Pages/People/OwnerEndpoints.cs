using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.People;

/// <summary>The pages of users and organisations.</summary>
internal sealed class OwnerEndpoints(HubServices hub)
{
    internal const int Shown = 12;

    internal void Map(IEndpointRouteBuilder routes) => routes.MapPage("/{owner}", ShowAsync);

    private async Task ShowAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var name = (string)context.Request.RouteValues["owner"]!;
        var account = await hub.Accounts.RequireAsync(name, cancellation);
        var repositories = new List<(RepositoryKind, IReadOnlyList<RepositoryRow>)>();
        foreach (var kind in KindPrefixes.All)
            repositories.Add((kind, await hub.List.FindAsync(context.Caller, new RepositoryQuery(kind) { Author = account.Name, Take = Shown + 1 }, cancellation)));
        var members = account.Kind == AccountKind.Organization ? await hub.Accounts.MembersAsync(account.Id, cancellation) : [];
        await context.RenderAsync<OwnerPage>(new OwnerView(account, repositories, members, Permissions.DecideToCreate(context.Caller, account.Id) == Decision.Allowed));
    }
}
