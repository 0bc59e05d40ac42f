using System.Security.Cryptography;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Webhooks;

/// <summary>A user's webhooks in the browser: made with a secret that is shown once, changed, their log, sent again, deleted.</summary>
internal sealed class WebhookPages(HubServices hub)
{
    private const string All = "/settings/webhooks";
    private const string One = All + "/{id}";
    private const int SecretLength = 24;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(All, context => ShowAllAsync(context, WebhookForm.Empty));
        routes.MapForm(All, CreateAsync);
        routes.MapPage(One, context => ShowAsync(context, null, ShownSecret.None));
        routes.MapForm(One, ChangeAsync);
        routes.MapForm(One + "/secret", RenewAsync);
        routes.MapForm(One + "/switch", SwitchAsync);
        routes.MapForm(One + "/delete", DeleteAsync);
        routes.MapForm(One + "/deliveries/{delivery}", RepeatAsync);
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));

    private static string AddressOf(HttpContext context) => FormattableString.Invariant($"{All}/{context.Id()}");

    private async Task ShowAllAsync(HttpContext context, WebhookForm form) =>
        await context.RenderAsync<WebhooksPage>(new WebhooksView(await hub.Community.Webhooks.ListAsync(context.Caller, context.RequestAborted)), form);

    private async Task ShowAsync(HttpContext context, WebhookForm? form, ShownSecret secret, long? created = null)
    {
        var id = created ?? context.Id();
        var view = await hub.Community.Webhooks.FindAsync(context.Caller, id, context.RequestAborted);
        var (number, bounds) = PagePart.Of(context);
        var log = await hub.Community.Webhooks.DeliveriesAsync(context.Caller, id, bounds, context.RequestAborted);
        if (secret.Text is not null) context.Response.Headers.CacheControl = "no-store";
        await context.RenderAsync<WebhookPage>(new WebhookLogView(view, log.Items, number, log.HasMore), form ?? WebhookForm.Of(view), secret);
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, secret) = (WebhookForm.Read(await context.FormAsync()), NewSecret());
        try
        {
            var view = await hub.Community.Webhooks.CreateAsync(context.Caller, form.ToChange(secret), context.RequestAborted);
            await ShowAsync(context, null, new ShownSecret(secret, WebhookTexts.SecretShown), view.Row.Id);
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.NotFound or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowAllAsync(context, form with { Error = refused.Message });
        }
    }

    private async Task ChangeAsync(HttpContext context)
    {
        var (form, before) = (WebhookForm.Read(await context.FormAsync()), await hub.Community.Webhooks.FindAsync(context.Caller, context.Id(), context.RequestAborted));
        try
        {
            await hub.Community.Webhooks.ChangeAsync(context.Caller, before.Row.Id, form.ToChange(null), context.RequestAborted);
            await PageRoutes.GoTo(context, $"{AddressOf(context)}?done=saved");
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.NotFound)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowAsync(context, form with { Error = refused.Message }, ShownSecret.None);
        }
    }

    private async Task RenewAsync(HttpContext context)
    {
        var secret = NewSecret();
        await hub.Community.Webhooks.ChangeAsync(context.Caller, context.Id(), new(null, null, null, secret), context.RequestAborted);
        await ShowAsync(context, null, new ShownSecret(secret, WebhookTexts.NewSecret));
    }

    private async Task SwitchAsync(HttpContext context)
    {
        var isOff = (await context.FormAsync()).Text("off") == "true";
        await hub.Community.Webhooks.SetDisabledAsync(context.Caller, context.Id(), isOff, context.RequestAborted);
        await PageRoutes.GoTo(context, $"{AddressOf(context)}?done=saved");
    }

    private async Task DeleteAsync(HttpContext context)
    {
        await hub.Community.Webhooks.DeleteAsync(context.Caller, context.Id(), context.RequestAborted);
        await PageRoutes.GoTo(context, $"{All}?done=deleted");
    }

    private async Task RepeatAsync(HttpContext context)
    {
        await hub.Community.Webhooks.RepeatAsync(context.Caller, context.Id(), context.Id("delivery"), context.RequestAborted);
        await PageRoutes.GoTo(context, $"{AddressOf(context)}?done=queued");
    }
}
