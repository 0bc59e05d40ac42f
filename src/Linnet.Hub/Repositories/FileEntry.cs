using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>A file or a folder of a commit.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Id">The blob or the tree.</param>
/// <param name="File">What the file holds; null for a folder.</param>
internal sealed record FileEntry(string Path, ObjectId Id, FileContent? File)
{
    /// <summary>What identifies the bytes: git's name of a small file, the SHA-256 of a large one.</summary>
    internal string Tag => File is { IsPointer: true } ? File.Content.ToString() : Id.ToString();
}

/// <summary>What a file holds.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Size">Of the bytes.</param>
/// <param name="IsPointer">Git sees a pointer instead.</param>
internal sealed record FileContent(ContentId Content, long Size, bool IsPointer);
