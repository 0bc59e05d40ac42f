using Linnet.Hub.Content;

namespace Linnet.Hub.Repositories;

/// <summary>One change of a commit.</summary>
/// <param name="Path">From the root.</param>
internal abstract record CommitOperation(string Path);

/// <summary>A file whose bytes came with the commit.</summary>
internal sealed record PutFile(string Path, AddedContent Added) : CommitOperation(Path);

/// <summary>A file whose bytes the hub has already, named by their SHA-256.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Size">What the sender takes for their number; null where it does not say.</param>
internal sealed record PutStored(string Path, ContentId Content, long? Size) : CommitOperation(Path);

/// <summary>A copy of a file of the same repository.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Source">Where it is.</param>
/// <param name="SourceRevision">At which revision; null for the parent of the commit.</param>
internal sealed record CopyFile(string Path, string Source, string? SourceRevision) : CommitOperation(Path);

/// <summary>A file that goes.</summary>
internal sealed record DeleteFile(string Path) : CommitOperation(Path);

/// <summary>A folder that goes with all that is in it.</summary>
internal sealed record DeleteFolder(string Path) : CommitOperation(Path);
