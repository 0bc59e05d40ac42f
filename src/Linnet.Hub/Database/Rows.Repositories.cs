using Linnet.Hub.Access;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Database;

/// <summary>A repository.</summary>
internal sealed class RepositoryRow
{
    public long Id { get; set; }

    public RepositoryKind Kind { get; set; }

    public long OwnerId { get; set; }

    /// <summary>The owner's name, kept here too so that a list needs no second look.</summary>
    public required string Namespace { get; set; }

    public required string Name { get; set; }

    /// <summary>Both parts in small letters, with a slash between them.</summary>
    public required string NameKey { get; set; }

    public Visibility Visibility { get; set; }

    public Gating Gating { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Modified { get; set; }

    /// <summary>When it was deleted; the bytes stay for some days.</summary>
    public DateTimeOffset? Deleted { get; set; }

    public long Downloads { get; set; }

    public long Likes { get; set; }

    /// <summary>How many who may write have to approve a pull request before it is taken.</summary>
    public int NeededApprovals { get; set; }

    /// <summary>The head of the README as JSON.</summary>
    public string? Card { get; set; }

    public string? PipelineTag { get; set; }

    public string? Library { get; set; }

    internal RepositoryName FullName => new(Kind, Namespace, Name);
}

/// <summary>A tag by which a repository is found: a task, a language, <c>license:mit</c>.</summary>
internal sealed class RepositoryTagRow
{
    public long RepositoryId { get; set; }

    public required string Tag { get; set; }
}

/// <summary>A name that a repository had.</summary>
internal sealed class FormerNameRow
{
    public RepositoryKind Kind { get; set; }

    public required string NameKey { get; set; }

    public long RepositoryId { get; set; }
}

/// <summary>A branch, a tag or the head of a pull request.</summary>
internal sealed class RefRow
{
    public long RepositoryId { get; set; }

    /// <summary>Such as <c>heads/main</c>, <c>tags/v1</c>, <c>pr/3</c>.</summary>
    public required string Name { get; set; }

    public ObjectId CommitId { get; set; }

    /// <summary>What was said when a tag was made.</summary>
    public string? Message { get; set; }

    public DateTimeOffset Updated { get; set; }
}
