using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Community;

/// <summary>Works beside the requests: tells what was done, sends what is due, and forgets what nobody needs. Several may work on one database.</summary>
internal sealed class CommunityWorker(HubServices hub, ILogger<CommunityWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ForgetPause = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        hub.Community.Herald.Failed = error => log.LogError(error, "An activity could not be told");

        // Addresses that answer slowly must not keep back what users are told.
        return Task.WhenAll(
            RepeatAsync(Pause, hub.Community.Herald.TellAsync, stoppingToken),
            RepeatAsync(Pause, hub.Community.Deliveries.RunAsync, stoppingToken),
            RepeatAsync(ForgetPause, hub.Community.Inbox.ForgetAsync, stoppingToken));
    }

    private async Task RepeatAsync(TimeSpan pause, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(pause, hub.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) await TryAsync(work, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }

    /// <summary>A full disk, or a database that is away: the next time it may work.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception error) when (error is RefusedException or DbException or DbUpdateException)
        {
            log.LogWarning(error, "Notifications and webhooks wait for the database");
        }
    }
}
