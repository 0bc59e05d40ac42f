using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Organizations;

/// <summary>Organisations: made, left, and who belongs to them.</summary>
internal sealed class OrganizationPages(HubServices hub)
{
    private const string Own = "/settings/organizations";
    private const int MaxFullName = 100;
    private const string Members = "/organizations/{organization}/members";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Own, context => ShowOwnAsync(context, new OwnOrganizationsView([])));
        routes.MapForm(Own, CreateAsync);
        routes.MapPage(Members, context => ShowMembersAsync(context, null, null));
        routes.MapForm(Members, SetAsync);
        routes.MapForm(Members + "/remove", RemoveAsync);
    }

    private async Task ShowOwnAsync(HttpContext context, OwnOrganizationsView view)
    {
        context.Caller.RequireUser();
        await context.RenderAsync<OwnOrganizationsPage>(view with { Items = await hub.Community.Organizations.OfAsync(context.Caller, context.RequestAborted) });
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var form = await context.FormAsync();
        var (name, fullName) = (form.Text("name"), form.Text("full-name", MaxFullName));
        try
        {
            var row = await hub.Accounts.CreateOrganizationAsync(context.Caller, name, fullName.Length == 0 ? null : fullName, context.RequestAborted);
            await PageRoutes.GoTo(context, $"/organizations/{row.Name}/members?done=created");
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowOwnAsync(context, new OwnOrganizationsView([], name, fullName, refused.Message));
        }
    }

    private async Task ShowMembersAsync(HttpContext context, string? user, string? error)
    {
        context.Caller.RequireUser();
        var organization = await FindAsync(context);
        if (!MayChoose(context.Caller, organization)) throw new RefusedException(Refusal.Forbidden, $"Only its administrators choose the members of {organization.Name}.");
        var (number, bounds) = PagePart.Of(context);
        var page = await hub.Community.Organizations.MembersAsync(organization.Name, bounds, context.RequestAborted);
        await context.RenderAsync<MembersPage>(new MembersView(organization, page.Items, number, page.HasMore) { User = user, Error = error });
    }

    private async Task SetAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, organization) = (await context.FormAsync(), await FindAsync(context));
        var user = form.Text("user", NameRules.MaxLength);
        try
        {
            await hub.Accounts.SetMemberAsync(context.Caller, organization.Name, user, RoleNames.Parse(form.Text("role")), context.RequestAborted);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.NotFound && MayChoose(context.Caller, organization))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowMembersAsync(context, user, refused.Message);
            return;
        }

        await PageRoutes.GoTo(context, $"/organizations/{organization.Name}/members?done=saved");
    }

    private async Task RemoveAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, organization) = (await context.FormAsync(), await FindAsync(context));
        var user = form.Text("user", NameRules.MaxLength);
        await hub.Accounts.SetMemberAsync(context.Caller, organization.Name, user, null, context.RequestAborted);

        // Who has left may not see the members' page any more.
        var hasLeft = string.Equals(user, context.Caller.Name, StringComparison.OrdinalIgnoreCase);
        await PageRoutes.GoTo(context, hasLeft ? $"{Own}?done=saved" : $"/organizations/{organization.Name}/members?done=saved");
    }

    private static bool MayChoose(Caller caller, AccountRow organization) =>
        caller.RulesTheHub || (caller.Organizations.TryGetValue(organization.Id, out var role) && role == OrganizationRole.Admin);

    private async Task<AccountRow> FindAsync(HttpContext context)
    {
        var row = await hub.Accounts.RequireAsync(context.Part("organization"), context.RequestAborted);
        return row.Kind == AccountKind.Organization ? row : throw new RefusedException(Refusal.NotFound, $"{row.Name} is a user, and has no members.");
    }
}
