using System.Data.Common;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Activity;

/// <summary>
/// Tells what was done: to users as notifications, to webhooks as deliveries. Each activity is claimed, told and marked in one transaction, so that it is told
/// once, however many processes work on one database, and whenever one of them ends.
/// </summary>
internal sealed class Herald(HubDatabase database, WebhookQueue webhooks, TimeProvider clock)
{
    private const int Batch = 100;

    /// <summary>Called with what an activity fails with; such a one is passed over, so that it does not keep back the others.</summary>
    internal Action<Exception>? Failed { get; set; }

    /// <summary>Tells all that has not been told.</summary>
    internal async Task TellAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var ids = await database.ReadAsync(context => context.Activities.Where(row => row.Told == null).OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancellation));
            foreach (var id in ids) await TellAsync(id, cancellation);
            if (ids.Count < Batch) return;
        }
    }

    private async Task TellAsync(long id, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(
                async context =>
                {
                    if (!await ClaimAsync(context, id, cancellation)) return false;
                    var happening = await Happening.LoadAsync(context, await context.Activities.FirstAsync(row => row.Id == id, cancellation), cancellation);
                    await NotificationWriter.AddAsync(context, happening, cancellation);
                    await webhooks.AddAsync(context, happening, cancellation);
                    return true;
                },
                cancellation);
        }
        catch (Exception error) when (error is not (DbException or DbUpdateException or RefusedException or OperationCanceledException))
        {
            Failed?.Invoke(error);
            await database.WriteAsync(context => ClaimAsync(context, id, cancellation), cancellation);
        }
    }

    private async Task<bool> ClaimAsync(HubDbContext context, long id, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await context.Activities.Where(row => row.Id == id && row.Told == null).ExecuteUpdateAsync(update => update.SetProperty(row => row.Told, now), cancellation) == 1;
    }
}
