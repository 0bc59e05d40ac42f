using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Linnet.Hub.Limits;

/// <summary>Bounds on connections and requests before anybody looks at what they want: slow clients, large heads, large bodies.</summary>
internal static class ConnectionLimits
{
    /// <summary>Bodies that are read whole; uploads say at their endpoints that they are streams.</summary>
    internal const long MaxBody = 32L << 20;

    /// <summary>Bytes of a request that are taken from the network before they are asked for: an upload goes on while the bytes before are hashed.</summary>
    private const long ReadAhead = 4 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(2);

    internal static void Apply(KestrelServerLimits server, HubLimits limits)
    {
        server.MaxRequestBufferSize = ReadAhead;
        server.MaxRequestBodySize = MaxBody;
        server.MaxConcurrentConnections = limits.Connections;
        server.MaxConcurrentUpgradedConnections = 0;
        server.RequestHeadersTimeout = limits.HeaderTimeout;
        server.KeepAliveTimeout = KeepAlive;
        server.MinRequestBodyDataRate = new MinDataRate(limits.MinBytesPerSecond, Grace);
        server.MinResponseDataRate = new MinDataRate(limits.MinBytesPerSecond, Grace);
    }
}
