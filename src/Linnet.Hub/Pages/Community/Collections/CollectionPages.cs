using Linnet.Hub.Access;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>Collections: listed, begun, shown, described anew, deleted.</summary>
internal sealed class CollectionPages(HubServices hub)
{
    private const string All = "/collections";
    private const string One = All + "/{owner}/{slug}";
    private const int MaxSearch = 200;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(All, ListAsync);
        routes.MapPage(All + "/new", context => AskAsync(context, new CollectionForm(), null));
        routes.MapForm(All, CreateAsync);
        routes.MapPage(One, context => RenderAsync(hub, context, ItemForm.Empty));
        routes.MapPage(One + "/edit", context => AskForChangeAsync(context, null));
        routes.MapForm(One + "/edit", ChangeAsync);
        routes.MapForm(One + "/delete", DeleteAsync);
    }

    /// <summary>Shows a collection, with the form that adds to it as it was filled in.</summary>
    internal static async Task RenderAsync(HubServices hub, HttpContext context, ItemForm form)
    {
        var view = await FindAsync(hub, context);
        await context.RenderAsync<CollectionPage>(view, new CollectionAccess(CollectionRights.Decide(context.Caller, view.Row, Verb.Write) == Decision.Allowed), form);
    }

    private async Task ListAsync(HttpContext context)
    {
        var (number, bounds) = PagePart.Of(context);
        var (owner, search) = (Field(context, "owner"), Field(context, "q"));
        var query = new CollectionQuery { Owners = owner.Length > 0 ? [owner] : [], Search = search, Bounds = bounds };
        var page = await hub.Community.Collections.ListAsync(context.Caller, query, context.RequestAborted);
        await context.RenderAsync<CollectionsPage>(new CollectionsView(page.Items, owner, search, number, page.HasMore));
    }

    private async Task AskAsync(HttpContext context, CollectionForm form, string? error)
    {
        context.Caller.RequireUser();
        var owners = await hub.Accounts.OwnersAsync(context.Caller, context.RequestAborted);
        await context.RenderAsync<NewCollectionPage>(form with { Owners = owners, Error = error });
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var form = CollectionForm.Read(await context.FormAsync());
        try
        {
            var view = await hub.Community.Collections.CreateAsync(context.Caller, form.Owner, form.Title, form.Description, form.IsPrivate, context.RequestAborted);
            await PageRoutes.GoTo(context, $"{All}/{view.Slug}?done=created");
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await AskAsync(context, form, refused.Message);
        }
    }

    private async Task AskForChangeAsync(HttpContext context, (CollectionForm Form, string Error)? wrong)
    {
        context.Caller.RequireUser();
        var view = await FindAsync(hub, context);
        if (CollectionRights.Decide(context.Caller, view.Row, Verb.Write) != Decision.Allowed)
            throw new RefusedException(Refusal.Forbidden, "Only its owner, and members of its organisation who may write, change a collection.");
        var form = wrong?.Form ?? new CollectionForm { Title = view.Row.Title, Description = view.Row.Description ?? string.Empty, IsPrivate = view.Row.IsPrivate };
        await context.RenderAsync<EditCollectionPage>(view, form with { Error = wrong?.Error });
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var form = CollectionForm.Read(await context.FormAsync());
        try
        {
            var change = new CollectionChange(form.Title, form.Description, form.IsPrivate, null, null);
            var view = await hub.Community.Collections.ChangeAsync(context.Caller, CollectionEndpoints.IdOf(context), change, context.RequestAborted);
            await PageRoutes.GoTo(context, $"{All}/{view.Slug}?done=saved");
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await AskForChangeAsync(context, (form, refused.Message));
        }
    }

    private async Task DeleteAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var view = await FindAsync(hub, context);
        await hub.Community.Collections.DeleteAsync(context.Caller, view.Row.Id, context.RequestAborted);
        await PageRoutes.GoTo(context, $"{All}?owner={Uri.EscapeDataString(view.Owner.Name)}&done=deleted");
    }

    private static Task<CollectionView> FindAsync(HubServices hub, HttpContext context) => hub.Community.Collections.FindAsync(context.Caller, CollectionEndpoints.IdOf(context), context.RequestAborted);

    private static string Field(HttpContext context, string name)
    {
        var text = (context.Request.Query[name].FirstOrDefault() ?? string.Empty).Trim();
        return text.Length <= MaxSearch ? text : throw new RefusedException(Refusal.BadRequest, $"'{name}' has more than {MaxSearch} characters.");
    }
}
