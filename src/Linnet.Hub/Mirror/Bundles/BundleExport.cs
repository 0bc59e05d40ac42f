using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>A repository as a bundle that is sent while it is made, whole or from some byte on: its length and its name are known before a file of it is read.</summary>
internal sealed class BundleExport
{
    private readonly BundleWriter _writer;

    private BundleExport(BundleWriter writer) => _writer = writer;

    /// <summary>Number of bytes.</summary>
    internal long Length => _writer.Length;

    /// <summary>The same for the same bytes, and for no others.</summary>
    internal string Tag => _writer.Tag;

    /// <summary>Finds what belongs to a repository.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="repository">What the caller may read.</param>
    /// <param name="since">A revision that the reader has; null for everything.</param>
    /// <param name="limits">How much may be gathered.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RefusedException">There is no such revision, or the history is too long.</exception>
    internal static async Task<BundleExport> PrepareAsync(HubServices hub, RepositoryRow repository, string? since, BundleLimits limits, CancellationToken cancellation)
    {
        IReadOnlyCollection<ObjectId> known = since is null ? [] : [(await hub.Revisions.FindAsync(repository, since, cancellation)).Commit];
        var collector = new BundleCollector(hub, limits);
        await collector.AddAsync(repository, known, cancellation);
        return new BundleExport(new BundleWriter(hub, collector));
    }

    /// <summary>Writes a part of the bundle; files that lie outside of it are not read.</summary>
    internal async Task WriteAsync(Stream stream, long offset, long length, CancellationToken cancellation)
    {
        await using var window = new BundleWindow(stream, offset, length);
        await _writer.WriteAsync(window, cancellation);
    }
}
