using System.Net;

namespace Linnet.Hub.Safety;

/// <summary>Where the hub may connect to for others.</summary>
/// <param name="IsTrusted">Whether a host and port may be inside of a private network too.</param>
/// <param name="Advice">What to do about a refusal, in words.</param>
internal sealed record GuardedHosts(Func<string, int, bool> IsTrusted, string Advice)
{
    /// <summary>Finds the addresses of a name.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Those addresses of a host that may be connected to.</summary>
    /// <exception cref="RefusedException">None may.</exception>
    internal IPAddress[] Allowed(string host, int port, IPAddress[] addresses)
    {
        var allowed = IsTrusted(host, port) ? addresses : Array.FindAll(addresses, NetworkGuard.IsPublic);
        return allowed.Length > 0 ? allowed : throw new RefusedException(Refusal.Unavailable, $"{host} leads to no address of the open internet; {Advice}");
    }
}
