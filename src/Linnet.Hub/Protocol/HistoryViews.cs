namespace Linnet.Hub.Protocol;

/// <summary>Commits and refs in the words of the protocol, this hub's own and those of the hub behind it.</summary>
internal static class HistoryViews
{
    /// <summary>A commit.</summary>
    internal static object Commit(string id, string title, string message, DateTime? date, string? author) =>
        new { id, title, message, date, authors = author is null ? [] : new[] { new { user = author, avatar = string.Empty } } };

    /// <summary>All refs.</summary>
    /// <param name="branches">Names and commits.</param>
    /// <param name="tags">Names and commits.</param>
    /// <param name="pullRequests">Numbers and commits; null where nobody has asked for them.</param>
    internal static object Refs(IEnumerable<(string Name, string Commit)> branches, IEnumerable<(string Name, string Commit)> tags, IEnumerable<(string Name, string Commit)>? pullRequests) => new
    {
        branches = Under(branches, "heads"),
        converts = Array.Empty<object>(),
        tags = Under(tags, "tags"),
        pullRequests = pullRequests is null ? null : Under(pullRequests, "pr"),
    };

    private static List<object> Under(IEnumerable<(string Name, string Commit)> refs, string folder) =>
        [.. refs.Select(item => new { name = item.Name, @ref = $"refs/{folder}/{item.Name}", targetCommit = item.Commit })];
}
