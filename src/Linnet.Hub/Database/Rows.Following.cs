using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Database;

/// <summary>A user likes a repository.</summary>
internal sealed class LikeRow
{
    public long RepositoryId { get; set; }

    public long UserId { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>A user follows another, or an organisation.</summary>
internal sealed class FollowRow
{
    public long UserId { get; set; }

    public long AccountId { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>How much a user wants to hear of a repository, where it is not the usual.</summary>
internal sealed class WatchRow
{
    public long UserId { get; set; }

    public long RepositoryId { get; set; }

    public WatchLevel Level { get; set; }
}

/// <summary>
/// Something that was done to a repository. Written in the transaction that does it; later it is told to users and webhooks, exactly once.
/// </summary>
internal sealed class ActivityRow
{
    public long Id { get; set; }

    public ActivityKind Kind { get; set; }

    public long ActorId { get; set; }

    public required string ActorName { get; set; }

    public long RepositoryId { get; set; }

    public long? DiscussionId { get; set; }

    /// <summary>The comment, review or change within the discussion.</summary>
    public long? EventId { get; set; }

    /// <summary>The ref that moved, such as <c>heads/main</c>.</summary>
    public string? RefName { get; set; }

    /// <summary>Where it was; null where it is new.</summary>
    public ObjectId? Before { get; set; }

    /// <summary>Where it is; null where it is gone.</summary>
    public ObjectId? After { get; set; }

    /// <summary>The title of a commit, or the name that a repository had.</summary>
    public string? Text { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When users and webhooks were told; null until then.</summary>
    public DateTimeOffset? Told { get; set; }
}

/// <summary>What a user should look at: one row a subject, which becomes unread again when more happens.</summary>
internal sealed class NotificationRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>The same text for the same discussion, branch or repository.</summary>
    public required string Subject { get; set; }

    public NotificationKind Kind { get; set; }

    public long RepositoryId { get; set; }

    public long? DiscussionId { get; set; }

    public NotificationReason Reason { get; set; }

    /// <summary>Who did the last of it.</summary>
    public required string ActorName { get; set; }

    public DateTimeOffset Updated { get; set; }

    public bool IsRead { get; set; }
}
