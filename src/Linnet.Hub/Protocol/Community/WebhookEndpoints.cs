using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>A user's webhooks, in the calls of the Python client, and the log of their deliveries.</summary>
internal sealed class WebhookEndpoints(HubServices hub)
{
    private const string All = "/api/settings/webhooks";
    private const string One = $"{All}/{{id}}";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async context => await HubJson.WriteAsync(context, (await hub.Community.Webhooks.ListAsync(context.Caller, context.RequestAborted)).Select(View)));
        routes.MapPost(All, async context => await WriteAsync(context, await hub.Community.Webhooks.CreateAsync(context.Caller, await BodyAsync(context), context.RequestAborted)));
        routes.MapGet(One, async context => await WriteAsync(context, await hub.Community.Webhooks.FindAsync(context.Caller, context.Id(), context.RequestAborted)));
        routes.MapPost(One, async context => await WriteAsync(context, await hub.Community.Webhooks.ChangeAsync(context.Caller, context.Id(), await BodyAsync(context), context.RequestAborted)));
        routes.MapDelete(One, DeleteAsync);
        routes.MapPost($"{One}/enable", context => SetDisabledAsync(context, isDisabled: false));
        routes.MapPost($"{One}/disable", context => SetDisabledAsync(context, isDisabled: true));
        routes.MapGet($"{One}/deliveries", DeliveriesAsync);
        routes.MapPost($"{One}/deliveries/{{delivery}}/repeat", RepeatAsync);
    }

    private static async Task<WebhookChange> BodyAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<WebhookBody>(context);
        if (body.JobSourceId is not null || body.Job is not null) throw new RefusedException(Refusal.BadRequest, "This hub runs no jobs: a webhook needs 'url'.");
        return new WebhookChange(body.Url, body.Watched, body.Domains, body.Secret);
    }

    private static object View(WebhookView view) => new
    {
        id = $"{view.Row.Id}",
        url = view.Row.Url,
        watched = view.Watched,
        domains = DomainsOf(view.Row.Domains),
        secret = view.Row.Secret,
        disabled = view.Row.IsDisabled,
    };

    private static object View(WebhookDeliveryRow row) => new
    {
        id = $"{row.Id}",
        @event = row.Event,
        state = row.State.ToString().ToLowerInvariant(),
        attempts = row.Attempts,
        status = row.Status,
        problem = row.Problem,
        createdAt = row.Created.UtcDateTime,
        finishedAt = row.Finished?.UtcDateTime,
        nextAttempt = row.State == DeliveryState.Waiting ? row.Due.UtcDateTime : (DateTime?)null,
        payload = row.Payload,
    };

    private static List<string> DomainsOf(WebhookDomains domains)
    {
        var names = new List<string>();
        if (domains.HasFlag(WebhookDomains.Repositories)) names.Add("repo");
        if (domains.HasFlag(WebhookDomains.Discussions)) names.Add("discussion");
        return names;
    }

    private static Task WriteAsync(HttpContext context, WebhookView view) => HubJson.WriteAsync(context, new { webhook = View(view) });

    private async Task SetDisabledAsync(HttpContext context, bool isDisabled) =>
        await WriteAsync(context, await hub.Community.Webhooks.SetDisabledAsync(context.Caller, context.Id(), isDisabled, context.RequestAborted));

    private async Task DeleteAsync(HttpContext context)
    {
        await hub.Community.Webhooks.DeleteAsync(context.Caller, context.Id(), context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task DeliveriesAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Webhooks.DeliveriesAsync(context.Caller, context.Id(), bounds, context.RequestAborted), bounds, View);
    }

    private async Task RepeatAsync(HttpContext context) =>
        await HubJson.WriteAsync(context, View(await hub.Community.Webhooks.RepeatAsync(context.Caller, context.Id(), context.Id("delivery"), context.RequestAborted)));
}

/// <summary>The body that makes or changes a webhook.</summary>
internal sealed record WebhookBody(
    string? Url, IReadOnlyList<WatchedSubject>? Watched, IReadOnlyList<string>? Domains, string? Secret, string? JobSourceId, System.Text.Json.JsonElement? Job);
