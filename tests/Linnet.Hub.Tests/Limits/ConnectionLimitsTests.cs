using Linnet.Hub.Limits;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Linnet.Hub.Tests.Limits;

public sealed class ConnectionLimitsTests
{
    [Fact]
    public void Slow_clients_large_heads_and_large_bodies_have_bounds()
    {
        var server = new KestrelServerLimits();
        ConnectionLimits.Apply(server, new HubLimits { Connections = 7, MinBytesPerSecond = 99, HeaderTimeout = TimeSpan.FromSeconds(3) });
        Assert.Equal(7, server.MaxConcurrentConnections);
        Assert.Equal(99, server.MinRequestBodyDataRate!.BytesPerSecond);
        Assert.Equal(99, server.MinResponseDataRate!.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(3), server.RequestHeadersTimeout);
        Assert.Equal(ConnectionLimits.MaxBody, server.MaxRequestBodySize);
        Assert.InRange(server.MaxRequestHeadersTotalSize, 1, 64 << 10);
        Assert.InRange(server.MaxRequestHeaderCount, 1, 200);
    }
}
