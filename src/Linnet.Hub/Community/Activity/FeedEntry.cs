using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Activity;

/// <summary>A line of a feed.</summary>
/// <param name="Activity">What was done.</param>
/// <param name="Repository">Where.</param>
/// <param name="Discussion">In which discussion; null where in none, or for a ref of a pull request.</param>
internal sealed record FeedEntry(ActivityRow Activity, RepositoryRow Repository, DiscussionRow? Discussion);
