using Linnet.Hub.Access;
using Linnet.Hub.Community.Moderation;

namespace Linnet.Hub.Database;

/// <summary>Somebody says that something should not be there.</summary>
internal sealed class ReportRow
{
    public long Id { get; set; }

    public ReportSubject Subject { get; set; }

    public long? RepositoryId { get; set; }

    public long? DiscussionId { get; set; }

    public long? EventId { get; set; }

    public long? AccountId { get; set; }

    public long ReporterId { get; set; }

    public required string ReporterName { get; set; }

    public ReportReason Reason { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset Created { get; set; }

    public ReportState State { get; set; }

    public string? HandlerName { get; set; }

    /// <summary>What was done, in the words of who did it.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? Handled { get; set; }
}

/// <summary>Something that an administrator did. Rows are added, and never changed.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public required string ActorName { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>Whose organisation it touches; null where it touches the hub.</summary>
    public long? OwnerId { get; set; }

    /// <summary>To what it was done, as people read it.</summary>
    public required string Target { get; set; }

    public string? Detail { get; set; }

    public DateTimeOffset Created { get; set; }
}
