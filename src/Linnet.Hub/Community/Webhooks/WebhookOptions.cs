using System.Net;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>Bounds on webhooks and their deliveries.</summary>
internal sealed record WebhookOptions
{
    internal static WebhookOptions Default { get; } = new();

    /// <summary>Whether addresses inside of private networks may be told; only an administrator knows whether that is safe.</summary>
    internal bool AllowsPrivateNetworks { get; init; }

    /// <summary>Finds the addresses of a name.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>How long a connection may take.</summary>
    internal TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an attempt may take in all.</summary>
    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before the next attempt; when there is no next one, the delivery is given up.</summary>
    internal IReadOnlyList<TimeSpan> Pauses { get; init; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>How long a delivery that somebody has begun is nobody else's; longer than an attempt.</summary>
    internal TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Deliveries that wait for one webhook; what comes on top is dropped.</summary>
    internal int MaxWaiting { get; init; } = 1000;

    /// <summary>Finished deliveries that are kept of each webhook.</summary>
    internal int MaxFinished { get; init; } = 100;

    /// <summary>Deliveries given up in a row after which a webhook is switched off.</summary>
    internal int MaxFailures { get; init; } = 20;

    /// <summary>Webhooks of one user.</summary>
    internal int MaxPerUser { get; init; } = 50;

    /// <summary>What one webhook listens to.</summary>
    internal int MaxWatched { get; init; } = 50;

    /// <summary>Attempts at the same time.</summary>
    internal int Parallelism { get; init; } = 4;
}
