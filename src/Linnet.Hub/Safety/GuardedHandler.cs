using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace Linnet.Hub.Safety;

/// <summary>
/// Sends the requests that the hub makes because somebody else wants it to, and only to addresses of the open internet. A name is looked up at the moment of the
/// connection, and connected to as it was checked, so that a name which leads elsewhere later is no way in; a redirect is a request like any other.
/// </summary>
internal sealed class GuardedHandler : DelegatingHandler
{
    private readonly GuardedHosts _hosts;
    private readonly bool _usesProxy;

    /// <param name="hosts">Where requests may go.</param>
    /// <param name="inner">Makes the requests; how it connects is set here.</param>
    internal GuardedHandler(GuardedHosts hosts, SocketsHttpHandler inner)
        : base(inner)
    {
        _hosts = hosts;
        _usesProxy = inner.UseProxy;
        inner.AllowAutoRedirect = false;
        inner.ConnectCallback = ConnectAsync;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Where a proxy connects, this is all that is seen of the address.
        var target = request.RequestUri ?? throw new InvalidOperationException("A request needs an address.");
        if (IPAddress.TryParse(target.IdnHost, out var literal)) _hosts.Allowed(target.IdnHost, target.Port, [literal]);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException error) when (error.InnerException is RefusedException refused)
        {
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _hosts.Resolve(host, cancellation);

        // Another host than the one that is asked for is the proxy, which is set by whoever runs the hub.
        var isProxy = _usesProxy && !string.Equals(host, context.InitialRequestMessage.RequestUri?.IdnHost, StringComparison.OrdinalIgnoreCase);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(isProxy ? addresses : _hosts.Allowed(host, port, addresses), port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
