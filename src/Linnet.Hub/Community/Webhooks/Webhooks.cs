using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>A user's webhooks: made, listed, changed, switched, deleted. They hear of what their user may see, when it happens.</summary>
internal sealed class Webhooks(HubDatabase database, WebhookOptions options, TimeProvider clock)
{
    private const int MaxSecret = 200;

    /// <summary>The caller's, the oldest first.</summary>
    internal Task<IReadOnlyList<WebhookView>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        return database.ReadAsync(async context => await ViewsAsync(context, await context.Webhooks.Where(row => row.UserId == userId).OrderBy(row => row.Id).ToListAsync(cancellation), cancellation));
    }

    /// <summary>One of the caller's.</summary>
    internal Task<WebhookView> FindAsync(Caller caller, long id, CancellationToken cancellation) =>
        database.ReadAsync(async context => (await ViewsAsync(context, [await RequireAsync(context, caller, id, cancellation)], cancellation))[0]);

    /// <summary>Makes one.</summary>
    internal async Task<WebhookView> CreateAsync(Caller caller, WebhookChange wanted, CancellationToken cancellation)
    {
        var row = new WebhookRow
        {
            UserId = caller.RequireWriter(),
            Url = WebhookAddress.Parse(wanted.Url, options.AllowsPrivateNetworks).AbsoluteUri,
            Secret = SecretOf(wanted.Secret),
            Domains = DomainsOf(wanted.Domains) ?? WebhookDomains.Repositories | WebhookDomains.Discussions,
            Created = clock.GetUtcNow(),
        };
        if (wanted.Watched is not { Count: > 0 }) throw new RefusedException(Refusal.BadRequest, "'watched' has to name what the webhook listens to.");
        await database.WriteAsync(
            async context =>
            {
                if (await context.Webhooks.CountAsync(known => known.UserId == row.UserId, cancellation) >= options.MaxPerUser)
                    throw new RefusedException(Refusal.Conflict, $"A user has at most {options.MaxPerUser} webhooks; delete one first.");
                context.Webhooks.Add(row);
                await context.SaveChangesAsync(cancellation);
                await WatchAsync(context, caller, row.Id, wanted.Watched, cancellation);
                return true;
            },
            cancellation);
        return await FindAsync(caller, row.Id, cancellation);
    }

    /// <summary>Changes one; an empty list of what is watched leaves it.</summary>
    internal Task<WebhookView> ChangeAsync(Caller caller, long id, WebhookChange wanted, CancellationToken cancellation) => ChangeAsync(
        caller, id,
        async (context, row) =>
        {
            if (wanted.Url is not null) row.Url = WebhookAddress.Parse(wanted.Url, options.AllowsPrivateNetworks).AbsoluteUri;
            if (wanted.Secret is not null) row.Secret = SecretOf(wanted.Secret);
            if (DomainsOf(wanted.Domains) is { } domains) row.Domains = domains;
            if (wanted.Watched is not { Count: > 0 } watched) return;
            await context.WebhookWatches.Where(known => known.WebhookId == id).ExecuteDeleteAsync(cancellation);
            await WatchAsync(context, caller, id, watched, cancellation);
        },
        cancellation);

    /// <summary>Switches one off, or on again.</summary>
    internal Task<WebhookView> SetDisabledAsync(Caller caller, long id, bool isDisabled, CancellationToken cancellation) => ChangeAsync(
        caller, id,
        (_, row) =>
        {
            (row.IsDisabled, row.Failures) = (isDisabled, 0);
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Deletes one with its log.</summary>
    internal async Task DeleteAsync(Caller caller, long id, CancellationToken cancellation)
    {
        caller.RequireWriter();
        await database.WriteAsync(
            async context =>
            {
                await RequireAsync(context, caller, id, cancellation);
                await context.WebhookDeliveries.Where(row => row.WebhookId == id).ExecuteDeleteAsync(cancellation);
                await context.WebhookWatches.Where(row => row.WebhookId == id).ExecuteDeleteAsync(cancellation);
                return await context.Webhooks.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation);
            },
            cancellation);
    }

    /// <summary>What was sent, or is to be, the latest first.</summary>
    internal async Task<Paged<WebhookDeliveryRow>> DeliveriesAsync(Caller caller, long id, PageBounds bounds, CancellationToken cancellation)
    {
        caller.RequireWriter();
        return await database.ReadAsync(async context =>
        {
            await RequireAsync(context, caller, id, cancellation);
            return Paged<WebhookDeliveryRow>.Of(
                await context.WebhookDeliveries.Where(row => row.WebhookId == id).OrderByDescending(row => row.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation), bounds.Take);
        });
    }

    /// <summary>Sends a finished delivery again, as a new one.</summary>
    internal async Task<WebhookDeliveryRow> RepeatAsync(Caller caller, long id, long deliveryId, CancellationToken cancellation)
    {
        caller.RequireWriter();
        return await database.WriteAsync(
            async context =>
            {
                await RequireAsync(context, caller, id, cancellation);
                var old = await context.WebhookDeliveries.FirstOrDefaultAsync(row => row.Id == deliveryId && row.WebhookId == id, cancellation)
                    ?? throw new RefusedException(Refusal.NotFound, $"The webhook has no delivery {deliveryId}.");
                if (await context.WebhookDeliveries.CountAsync(row => row.WebhookId == id && row.State == DeliveryState.Waiting, cancellation) >= options.MaxWaiting)
                    throw new RefusedException(Refusal.Conflict, "Too many deliveries of this webhook wait already.");
                var now = clock.GetUtcNow();
                var row = new WebhookDeliveryRow { WebhookId = id, Event = old.Event, Payload = old.Payload, Created = now, Due = now };
                context.WebhookDeliveries.Add(row);
                return row;
            },
            cancellation);
    }

    private static string? SecretOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return text.Length <= MaxSecret && text.All(letter => letter is > ' ' and < '\x7f')
            ? text
            : throw new RefusedException(Refusal.BadRequest, $"'secret' goes into a header: at most {MaxSecret} letters, digits and signs of ASCII, without spaces.");
    }

    private static WebhookDomains? DomainsOf(IReadOnlyList<string>? names) => names is not { Count: > 0 } ? null : names.Aggregate(WebhookDomains.None, (domains, name) => domains | name switch
    {
        "repo" => WebhookDomains.Repositories,
        "discussion" or "discussions" => WebhookDomains.Discussions,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{name}' is no domain: use repo or discussions."),
    });

    private static async Task<WebhookRow> RequireAsync(HubDbContext context, Caller caller, long id, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        return await context.Webhooks.FirstOrDefaultAsync(row => row.Id == id && row.UserId == userId, cancellation)
            ?? throw new RefusedException(Refusal.NotFound, "You have no such webhook.");
    }

    private static async Task<IReadOnlyList<WebhookView>> ViewsAsync(HubDbContext context, IReadOnlyList<WebhookRow> rows, CancellationToken cancellation)
    {
        var watched = await WatchedSubjects.OfAsync(context, [.. rows.Select(row => row.Id)], cancellation);
        return [.. rows.Select(row => new WebhookView(row, [.. watched[row.Id]]))];
    }

    private async Task WatchAsync(HubDbContext context, Caller caller, long id, IReadOnlyList<WatchedSubject> watched, CancellationToken cancellation)
    {
        if (watched.Count > options.MaxWatched) throw new RefusedException(Refusal.BadRequest, $"A webhook watches at most {options.MaxWatched} things.");
        foreach (var subject in watched.Distinct()) context.WebhookWatches.Add(await WatchedSubjects.FindAsync(context, caller, id, subject, cancellation));
    }

    private async Task<WebhookView> ChangeAsync(Caller caller, long id, Func<HubDbContext, WebhookRow, Task> change, CancellationToken cancellation)
    {
        caller.RequireWriter();
        await database.WriteAsync(
            async context =>
            {
                var row = await RequireAsync(context, caller, id, cancellation);
                context.Update(row);
                await change(context, row);
                return true;
            },
            cancellation);
        return await FindAsync(caller, id, cancellation);
    }
}
