using Linnet.Hub.Content;
using Linnet.Hub.Diff;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>One stored file, for what reads files of a version in parts.</summary>
internal sealed class StoredFile(ContentStore contents, FileEntry entry) : IVersionFiles
{
    private readonly FileContent _content = entry.File!;

    public IReadOnlyList<VersionFile> Files { get; } = [new(entry.Path, entry.File!.Size, entry.File.Content.ToString())];

    public Task<Stream> OpenAsync(VersionFile file, long offset, long length, CancellationToken cancellation) =>
        contents.OpenAsync(_content.Content, offset, length, cancellation);
}
