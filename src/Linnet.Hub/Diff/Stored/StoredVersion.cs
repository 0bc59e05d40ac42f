using Linnet.Hub.Content;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Diff.Stored;

/// <summary>A commit's files as a version.</summary>
internal sealed class StoredVersion : IVersionFiles
{
    private readonly ContentStore _contents;

    /// <summary>Some files as a version, such as those that a commit brings along; their ids are those of their contents.</summary>
    internal StoredVersion(ContentStore contents, IReadOnlyList<VersionFile> files) => (_contents, Files) = (contents, files);

    public IReadOnlyList<VersionFile> Files { get; }

    /// <summary>Lists a commit's files; what is behind a pointer counts, not the pointer.</summary>
    internal static async Task<StoredVersion> OpenAsync(Files files, ContentStore contents, Revision revision, CancellationToken cancellation) =>
        new(contents, [.. (await files.AllAsync(revision, cancellation)).Select(entry => new VersionFile(entry.Path, entry.File!.Size, entry.File.Content.ToString()))]);

    public Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation) =>
        ContentId.TryParse(file.ContentId, out var id)
            ? _contents.OpenAsync(id, offset, length, cancellation)
            : throw new ArgumentException($"{file.Path} is no file of a commit.", nameof(file));
}
