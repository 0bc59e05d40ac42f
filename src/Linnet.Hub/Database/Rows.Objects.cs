using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Database;

/// <summary>A git tree, as git writes it.</summary>
internal sealed class TreeRow
{
    public ObjectId Id { get; set; }

    public required byte[] Bytes { get; set; }
}

/// <summary>A git blob: the bytes of a content, or a pointer that stands for it.</summary>
internal sealed class BlobRow
{
    public ObjectId Id { get; set; }

    public ContentId ContentId { get; set; }

    /// <summary>Of the content, not of the pointer.</summary>
    public long Size { get; set; }

    /// <summary>Git sees a pointer of git-lfs.</summary>
    public bool IsPointer { get; set; }
}

/// <summary>A git commit of one repository, as git writes it, with what listings ask for.</summary>
internal sealed class CommitRow
{
    public long RepositoryId { get; set; }

    public ObjectId Id { get; set; }

    public ObjectId TreeId { get; set; }

    /// <summary>The first parent; null for the first commit.</summary>
    public ObjectId? ParentId { get; set; }

    /// <summary>How many commits are behind it, along first parents, itself included.</summary>
    public long Depth { get; set; }

    public long? AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public required string Title { get; set; }

    public required string Message { get; set; }

    public DateTimeOffset Date { get; set; }

    public required byte[] Bytes { get; set; }
}
