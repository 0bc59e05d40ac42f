using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>A folder as a page shows it.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Entries">Folders, then files.</param>
/// <param name="LastCommits">For each path the newest commit that changed it.</param>
/// <param name="Head">The newest commit.</param>
/// <param name="CommitCount">How many commits lead here.</param>
/// <param name="Page">Which part of a long folder, from 0.</param>
/// <param name="HasMore">Whether another part follows.</param>
internal sealed record TreeView(
    BrowsedPath At, IReadOnlyList<FileEntry> Entries, IReadOnlyDictionary<string, CommitRow> LastCommits, CommitRow Head, long CommitCount, int Page, bool HasMore);
