using System.Net;
using System.Net.Sockets;

namespace Linnet.Hub.Limits;

/// <summary>Who an address stands for.</summary>
internal static class ClientAddress
{
    internal const string ForwardedFor = "X-Forwarded-For";

    private const int NetworkBytes = 8;
    private const string Nobody = "none";

    /// <summary>What is counted as one: an address of IPv4, or a network of IPv6, in which everybody has as many addresses as they like.</summary>
    internal static string KeyOf(IPAddress? address)
    {
        if (address is null) return Nobody;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))}::" : address.ToString();
    }
}
