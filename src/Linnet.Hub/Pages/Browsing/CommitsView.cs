using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Origin.Signatures;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>A part of a history.</summary>
/// <param name="At">The revision with which it begins.</param>
/// <param name="Commits">The newest first.</param>
/// <param name="Signatures">Those over these commits.</param>
/// <param name="Page">Which part, from 0.</param>
/// <param name="HasMore">Whether there are older ones.</param>
internal sealed record CommitsView(BrowsedPath At, IReadOnlyList<CommitRow> Commits, ILookup<ObjectId, CheckedSignature> Signatures, int Page, bool HasMore);

/// <summary>A commit as a page shows it.</summary>
/// <param name="Repository">Its repository.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Changes">The first of the files that it changes.</param>
/// <param name="ChangeCount">How many there are.</param>
internal sealed record CommitView(Repository.RepositoryPage Repository, CommitRow Commit, IReadOnlyList<Repositories.TreeChange> Changes, int ChangeCount);
