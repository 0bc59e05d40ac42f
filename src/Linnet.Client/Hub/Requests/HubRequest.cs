namespace Linnet.Client.Hub;

/// <summary>A request that can be made again: its body is made anew for each try.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Address">Where it goes first.</param>
internal sealed record HubRequest(HttpMethod Method, Uri Address)
{
    /// <summary>First byte wanted.</summary>
    internal long From { get; init; }

    /// <summary>Makes the body; what is called with a number of bytes hears of all that is sent.</summary>
    internal Func<Action<long>, HttpContent>? Body { get; init; }

    /// <summary>Fields of the head that the hub has asked for.</summary>
    internal IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>What the answer has to be.</summary>
    internal string? Accept { get; init; }

    /// <summary>Whether the address carries its own permission, and no token goes along.</summary>
    internal bool IsSigned { get; init; }

    /// <summary>Whether the hub may think for long, as when it puts a large file together.</summary>
    internal bool IsLong { get; init; }

    /// <summary>A request for a file or a list.</summary>
    internal static HubRequest Get(Uri address, long from = 0) => new(HttpMethod.Get, address) { From = from };
}
