using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Moderation;

/// <summary>A report with what it is about.</summary>
/// <param name="Row">Why, by whom, and what was answered.</param>
/// <param name="Repository">The repository, if it is about one or something in it.</param>
/// <param name="Discussion">The discussion, if it is about one or a comment in it.</param>
/// <param name="Comment">The comment, if it is about one.</param>
/// <param name="Account">The user or organisation, if it is about one.</param>
/// <param name="ShowsReporter">Whether the reader may know who has reported.</param>
internal sealed record Report(ReportRow Row, RepositoryRow? Repository, DiscussionRow? Discussion, DiscussionEventRow? Comment, AccountRow? Account, bool ShowsReporter)
{
    /// <summary>The address of what it is about, below the root of the hub, without a slash in front.</summary>
    internal string Address => (Repository, Discussion, Comment) switch
    {
        ({ } repository, { } discussion, { } comment) => $"{repository.FullName.Address}/discussions/{discussion.Number}#event-{comment.Id}",
        ({ } repository, { } discussion, null) => $"{repository.FullName.Address}/discussions/{discussion.Number}",
        ({ } repository, _, _) => repository.FullName.Address,
        _ => Account!.Name,
    };
}
