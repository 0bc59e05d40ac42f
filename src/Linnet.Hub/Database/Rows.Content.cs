using Linnet.Hub.Content;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Database;

/// <summary>An object of the blob store that holds chunks of contents.</summary>
internal sealed class PackRow
{
    /// <summary>Sixteen random bytes as hexadecimal digits.</summary>
    public required string Id { get; set; }

    public long Size { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>A content that is stored.</summary>
internal sealed class ContentRow
{
    public ContentId Id { get; set; }

    public long Size { get; set; }

    /// <summary>What git would call these bytes; all zeros, git's own word for nothing, where nobody has asked yet.</summary>
    public ObjectId GitId { get; set; }

    public DateTimeOffset Created { get; set; }

    internal StoredContent ToStored() => new(Id, Size, GitId == default ? null : GitId);
}

/// <summary>A run of bytes of a content.</summary>
internal sealed class SegmentRow
{
    public ContentId ContentId { get; set; }

    public int Ordinal { get; set; }

    public required string PackId { get; set; }

    public long Offset { get; set; }

    public long Length { get; set; }
}

/// <summary>Where the bytes of a chunk are, so that other contents can share them.</summary>
internal sealed class ChunkRow
{
    public ContentId Id { get; set; }

    public required string PackId { get; set; }

    public long Offset { get; set; }

    public int Length { get; set; }
}

/// <summary>Says that a user had the bytes of a content: for a day, they may name it in a commit.</summary>
internal sealed class UploadRow
{
    public long UserId { get; set; }

    public ContentId ContentId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Says that a repository has, or had, a content in one of its commits.</summary>
internal sealed class RepositoryContentRow
{
    public long RepositoryId { get; set; }

    public ContentId ContentId { get; set; }
}
