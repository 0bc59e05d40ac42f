namespace Linnet.Hub.Community;

/// <summary>Which discussions of a repository are wanted; null means all.</summary>
internal sealed record DiscussionQuery
{
    /// <summary>Only pull requests, or only others.</summary>
    internal bool? IsPullRequest { get; init; }

    /// <summary>Only those that are over, or only those that are not.</summary>
    internal bool? IsOver { get; init; }

    /// <summary>Who began them.</summary>
    internal string? Author { get; init; }

    internal int Skip { get; init; }

    internal int Take { get; init; } = 50;
}
