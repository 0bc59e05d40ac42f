using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Proposals;

/// <summary>How many approvals pull requests of a repository need.</summary>
internal sealed class ApprovalPages(HubServices hub)
{
    internal const string Suffix = "/settings/approvals";

    internal void Map(IEndpointRouteBuilder routes) => routes.MapRepositoryForm(hub, Suffix, SetAsync);

    private async Task SetAsync(HttpContext context, RepositoryKind kind)
    {
        var name = context.NameOf(kind);
        await hub.Access.OpenAsync(context.Caller, name, Verb.Administer, context.RequestAborted);
        var text = (await context.FormAsync()).Text("needed");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var needed)) throw new RefusedException(Refusal.BadRequest, $"'needed' has to be a number, not '{text}'.");
        await hub.Community.Reviews.SetNeededAsync(context.Caller, name, needed, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name.Address}/settings?done=saved");
    }
}
