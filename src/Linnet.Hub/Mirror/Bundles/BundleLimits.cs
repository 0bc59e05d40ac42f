namespace Linnet.Hub.Mirror.Bundles;

/// <summary>How large a bundle may be, its files apart, which never are in memory.</summary>
/// <param name="ManifestBytes">Of the list.</param>
/// <param name="TreeBytes">Of all folders.</param>
/// <param name="Objects">Commits, folders and files.</param>
/// <param name="Repositories">Number of repositories.</param>
internal sealed record BundleLimits(int ManifestBytes, long TreeBytes, int Objects, int Repositories)
{
    /// <summary>For who has the hub's own folder.</summary>
    internal static BundleLimits Beside { get; } = new(256 << 20, 1L << 30, int.MaxValue, 10_000);

    /// <summary>For requests, several of which go on at the same time.</summary>
    internal static BundleLimits OverHttp { get; } = new(32 << 20, 128L << 20, 100_000, 100);
}
