using System.Globalization;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>The forms that change what is in a collection. Those on an item say in the field <c>deed</c> what is to be done.</summary>
internal sealed class CollectionItemPages(HubServices hub)
{
    private const string Items = "/collections/{owner}/{slug}/items";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm(Items, AddAsync);
        routes.MapForm(Items + "/{id}", ChangeAsync);
    }

    private static int PlaceOf(IFormCollection form, string field) => int.TryParse(form.Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place)
        ? place
        : throw new RefusedException(Refusal.BadRequest, $"'{field}' has to be a number.");

    private async Task AddAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (sent, id) = (await context.FormAsync(), CollectionEndpoints.IdOf(context));
        var form = new ItemForm(sent.Text("type"), sent.Text("name"), sent.Text("note"));
        try
        {
            await AddAsync(context, id, form);
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict or Refusal.NotFound or Refusal.RepositoryNotFound)
        {
            // Where the collection is the one that is not there, this says so.
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await CollectionPages.RenderAsync(hub, context, form with { Error = refused.Message });
            return;
        }

        await BackAsync(context, id);
    }

    private Task AddAsync(HttpContext context, long id, ItemForm form)
    {
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        if (form.Type != ItemForm.Collection) return hub.Community.Items.AddAsync(caller, id, RepositoryName.Parse(KindPrefixes.Parse(form.Type), form.Name), form.Note, cancellation);
        var target = CollectionSlug.Parse(form.Name.Split('/')[^1]) ?? throw new RefusedException(Refusal.NotFound, $"There is no collection '{form.Name}'.");
        return hub.Community.Items.AddAsync(caller, id, target, form.Note, cancellation);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, id, item) = (await context.FormAsync(), CollectionEndpoints.IdOf(context), context.Id());
        await (form.Text("deed") switch
        {
            "move" => hub.Community.Items.ChangeAsync(context.Caller, id, item, null, PlaceOf(form, "position"), context.RequestAborted),
            "change" => hub.Community.Items.ChangeAsync(context.Caller, id, item, form.Text("note"), PlaceOf(form, "place") - 1, context.RequestAborted),
            "remove" => hub.Community.Items.RemoveAsync(context.Caller, id, item, context.RequestAborted),
            _ => throw new RefusedException(Refusal.BadRequest, "The form does not say what is to be done."),
        });
        await BackAsync(context, id);
    }

    private async Task BackAsync(HttpContext context, long id)
    {
        var view = await hub.Community.Collections.FindAsync(context.Caller, id, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/collections/{view.Slug}?done=saved");
    }
}
