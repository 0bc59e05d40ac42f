using Linnet.Hub.Content;

namespace Linnet.Hub.Repositories;

/// <summary>The files of a revision: found, listed, described.</summary>
internal sealed class Files(Trees trees, ContentStore contents)
{
    /// <summary>The largest file that is read into memory: cards, attributes, configurations.</summary>
    internal const int SmallFileLimit = 4 << 20;

    /// <summary>A file or folder.</summary>
    /// <returns>Null where there is none.</returns>
    internal async Task<FileEntry?> FindAsync(Revision revision, string path, CancellationToken cancellation) =>
        await trees.FindAsync(revision.Tree, path) is { } entry ? (await trees.DescribeAsync([(path, entry)], cancellation))[0] : null;

    /// <summary>A file.</summary>
    /// <exception cref="RefusedException">There is none, or it is a folder.</exception>
    internal async Task<FileEntry> RequireFileAsync(Revision revision, string path, CancellationToken cancellation) =>
        await FindAsync(revision, path, cancellation) is { File: not null } entry
            ? entry
            : throw new RefusedException(Refusal.EntryNotFound, $"There is no file '{path}' at {revision.Commit}.") { Commit = revision.Commit.ToString() };

    /// <summary>A folder's entries, a page of them.</summary>
    /// <param name="revision">The commit.</param>
    /// <param name="folder">From the root; empty for the root itself.</param>
    /// <param name="isRecursive">Whether to go down.</param>
    /// <param name="skip">How many entries are known already.</param>
    /// <param name="take">How many to describe at most.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The entries, and whether more follow.</returns>
    internal async Task<(IReadOnlyList<FileEntry> Entries, bool HasMore)> ListAsync(
        Revision revision, string folder, bool isRecursive, int skip, int take, CancellationToken cancellation)
    {
        if (await trees.FindAsync(revision.Tree, folder) is not { IsFolder: true } entry)
            throw new RefusedException(Refusal.EntryNotFound, $"There is no folder '{folder}' at {revision.Commit}.") { Commit = revision.Commit.ToString() };
        var all = await trees.ListAsync(entry.Id, folder, isRecursive);
        return (await trees.DescribeAsync([.. all.Skip(skip).Take(take)], cancellation), all.Count > skip + take);
    }

    /// <summary>All files of a revision.</summary>
    internal async Task<IReadOnlyList<FileEntry>> AllAsync(Revision revision, CancellationToken cancellation) =>
        await trees.DescribeAsync([.. (await trees.ListAsync(revision.Tree, string.Empty, isRecursive: true)).Where(entry => !entry.Entry.IsFolder)], cancellation);

    /// <summary>The bytes of a small file; null where there is none, or it is no small one.</summary>
    internal async Task<byte[]?> ReadSmallAsync(Revision revision, string path, CancellationToken cancellation) =>
        await FindAsync(revision, path, cancellation) is { File: { Size: <= SmallFileLimit } file }
            ? await contents.ReadAsync(file.Content, file.Size, SmallFileLimit, cancellation)
            : null;
}
