using Linnet.Hub.Community;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Community;

/// <summary>A discussion, and of a pull request what it changes and what was said of it.</summary>
/// <param name="Discussion">What was said and done.</param>
/// <param name="Changes">The files that it changes; empty where it is no pull request.</param>
/// <param name="Conflicts">Files that its branch has changed otherwise.</param>
/// <param name="Reviews">Null where it is no pull request.</param>
internal sealed record DiscussionView(Discussion Discussion, IReadOnlyList<TreeChange> Changes, IReadOnlyList<string> Conflicts, ReviewState? Reviews);
