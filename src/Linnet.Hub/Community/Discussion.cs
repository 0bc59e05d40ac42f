using Linnet.Hub.Database;

namespace Linnet.Hub.Community;

/// <summary>A discussion with all that happened in it.</summary>
/// <param name="Repository">Where it is held.</param>
/// <param name="Row">Its title and status.</param>
/// <param name="Events">The oldest first; the first is its description.</param>
internal sealed record Discussion(RepositoryRow Repository, DiscussionRow Row, IReadOnlyList<DiscussionEventRow> Events);
