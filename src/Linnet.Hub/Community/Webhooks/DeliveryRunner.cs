using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>
/// Sends what is due. A delivery is claimed by moving its time ahead, so that it is one process's alone while it tries, and comes back when that process ends;
/// an address may thus hear a message twice, and never loses one before its attempts are used up.
/// </summary>
internal sealed class DeliveryRunner(HubDatabase database, WebhookSender sender, WebhookOptions options, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Makes an attempt at everything that is due.</summary>
    /// <returns>How many attempts were made.</returns>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var count = 0;
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await database.ReadAsync(context => context.WebhookDeliveries.Where(row => row.State == DeliveryState.Waiting && row.Due <= now)
                .OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Batch).ToListAsync(cancellation));
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation }, async (row, token) =>
            {
                if (await TryAsync(row, token)) Interlocked.Increment(ref count);
            });
            if (due.Count < Batch) return count;
        }
    }

    private async Task<bool> TryAsync(WebhookDeliveryRow row, CancellationToken cancellation)
    {
        var (due, lease) = (row.Due, clock.GetUtcNow() + options.Lease);
        var webhook = await database.WriteAsync(
            async context => await context.WebhookDeliveries.Where(known => known.Id == row.Id && known.State == DeliveryState.Waiting && known.Due == due)
                .ExecuteUpdateAsync(update => update.SetProperty(known => known.Due, lease), cancellation) == 1
                ? await context.Webhooks.FirstAsync(known => known.Id == row.WebhookId, cancellation)
                : null,
            cancellation);
        if (webhook is null) return false;
        var isOver = webhook.IsDisabled || await database.ReadAsync(context => context.Accounts.AnyAsync(account => account.Id == webhook.UserId && account.IsDisabled, cancellation));
        var result = isOver ? new DeliveryResult(null, "The webhook is switched off.") : await sender.SendAsync(webhook.Url, webhook.Secret, row.Payload, row.Id, cancellation);
        await RecordAsync(row, result, isOver, cancellation);
        return !isOver;
    }

    private Task<bool> RecordAsync(WebhookDeliveryRow sent, DeliveryResult result, bool isOver, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            // It may have been deleted with its webhook while it was on its way.
            if (await context.WebhookDeliveries.FirstOrDefaultAsync(known => known.Id == sent.Id, cancellation) is not { } row) return false;
            context.Update(row);
            var now = clock.GetUtcNow();
            (row.Status, row.Problem) = (result.Status, result.Problem);
            if (!isOver) row.Attempts++;
            if (result.Problem is not null && !isOver && row.Attempts <= options.Pauses.Count)
            {
                row.Due = now + options.Pauses[row.Attempts - 1];
                return true;
            }

            (row.State, row.Finished) = (result.Problem is null ? DeliveryState.Delivered : DeliveryState.Failed, now);
            if (!isOver) await CountAsync(context, row, cancellation);
            await context.SaveChangesAsync(cancellation);
            await ForgetAsync(context, row.WebhookId, cancellation);
            return true;
        },
        cancellation);

    /// <summary>A webhook whose deliveries are given up again and again is switched off.</summary>
    private async Task CountAsync(HubDbContext context, WebhookDeliveryRow row, CancellationToken cancellation)
    {
        var webhook = await context.Webhooks.FirstAsync(known => known.Id == row.WebhookId, cancellation);
        context.Update(webhook);
        webhook.Failures = row.State == DeliveryState.Delivered ? 0 : webhook.Failures + 1;
        if (webhook.Failures >= options.MaxFailures) webhook.IsDisabled = true;
    }

    /// <summary>Of finished deliveries only the last are kept.</summary>
    private async Task ForgetAsync(HubDbContext context, long webhookId, CancellationToken cancellation)
    {
        var finished = context.WebhookDeliveries.Where(row => row.WebhookId == webhookId && row.State != DeliveryState.Waiting);
        var limits = await finished.OrderByDescending(row => row.Id).Skip(options.MaxFinished - 1).Take(1).Select(row => row.Id).ToListAsync(cancellation);
        if (limits.Count > 0) await finished.Where(row => row.Id < limits[0]).ExecuteDeleteAsync(cancellation);
    }
}
