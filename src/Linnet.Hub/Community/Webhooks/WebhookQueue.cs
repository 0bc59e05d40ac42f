using Linnet.Hub.Access;
using Linnet.Hub.Community.Activity;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>Finds the webhooks that listen to a happening and whose users may know of it, and queues a delivery for each.</summary>
internal sealed class WebhookQueue(WebhookOptions options, TimeProvider clock)
{
    /// <summary>Adds deliveries to the transaction that tells a happening.</summary>
    internal async Task AddAsync(HubDbContext context, Happening happening, CancellationToken cancellation)
    {
        if (WebhookMessage.Of(happening) is not { } message) return;
        var (repository, domain, when) = (happening.Repository, message.Domain, happening.Activity.Created);
        var webhooks = await context.Webhooks
            .Where(row => !row.IsDisabled && row.Created <= when && (row.Domains & domain) != WebhookDomains.None)
            .Where(row => context.WebhookWatches.Any(watch => watch.WebhookId == row.Id && (watch.RepositoryId == repository.Id || watch.AccountId == repository.OwnerId)))
            .OrderBy(row => row.Id).ToListAsync(cancellation);
        if (webhooks.Count == 0) return;
        var audience = await AudienceAsync(context, repository, webhooks.Select(row => row.UserId), cancellation);
        var now = clock.GetUtcNow();
        foreach (var webhook in webhooks.Where(row => audience.Contains(row.UserId)))
        {
            if (await context.WebhookDeliveries.CountAsync(row => row.WebhookId == webhook.Id && row.State == DeliveryState.Waiting, cancellation) >= options.MaxWaiting) continue;
            context.WebhookDeliveries.Add(new WebhookDeliveryRow { WebhookId = webhook.Id, Event = message.Event, Payload = message.For(webhook), Created = now, Due = now });
        }
    }

    /// <summary>What was done to a repository that has been deleted since is still told to those who could see it.</summary>
    private static Task<HashSet<long>> AudienceAsync(HubDbContext context, RepositoryRow repository, IEnumerable<long> userIds, CancellationToken cancellation)
    {
        var before = new RepositoryRow
        {
            Id = repository.Id,
            OwnerId = repository.OwnerId,
            Namespace = repository.Namespace,
            Name = repository.Name,
            NameKey = repository.NameKey,
            Visibility = repository.Visibility,
            Gating = repository.Gating,
            IsDisabled = repository.IsDisabled,
        };
        return Audience.OfAsync(context, before, userIds, Verb.See, cancellation);
    }
}
