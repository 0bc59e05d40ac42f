using Linnet.Hub.Community;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Database;

/// <summary>A discussion of a repository, or a pull request.</summary>
internal sealed class DiscussionRow
{
    public long Id { get; set; }

    public long RepositoryId { get; set; }

    /// <summary>From 1 on, in each repository.</summary>
    public long Number { get; set; }

    public required string Title { get; set; }

    public DiscussionStatus Status { get; set; }

    public bool IsPullRequest { get; set; }

    public long AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>Only those who may write to the repository go on talking.</summary>
    public bool IsLocked { get; set; }

    /// <summary>The ref into which a pull request shall go.</summary>
    public string? BaseRef { get; set; }

    /// <summary>Where that ref was when the pull request began.</summary>
    public ObjectId? BaseCommitId { get; set; }

    /// <summary>The commit by which it was taken.</summary>
    public ObjectId? MergeCommitId { get; set; }
}

/// <summary>Something that happened in a discussion.</summary>
internal sealed class DiscussionEventRow
{
    public long Id { get; set; }

    public long DiscussionId { get; set; }

    public DiscussionEventKind Kind { get; set; }

    public long AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>The comment, the new status or title, the title of the commit.</summary>
    public required string Text { get; set; }

    /// <summary>The title before, or the id of the commit.</summary>
    public string? Detail { get; set; }

    public bool IsEdited { get; set; }

    public bool IsHidden { get; set; }
}

/// <summary>What an event that is a review says beside its words.</summary>
internal sealed class ReviewRow
{
    public long EventId { get; set; }

    public long DiscussionId { get; set; }

    public long AuthorId { get; set; }

    public ReviewVerdict Verdict { get; set; }

    /// <summary>The head of the pull request that was looked at.</summary>
    public ObjectId CommitId { get; set; }
}
