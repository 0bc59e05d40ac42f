using System.Text;
using Linnet.Hub.Community;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol;

/// <summary>Discussions as clients read them.</summary>
internal static class DiscussionViews
{
    private const string NoBlob = "0000000000000000000000000000000000000000";

    /// <summary>A discussion in a list.</summary>
    internal static Dictionary<string, object?> Of(DiscussionRow row, RepositoryRow repository) => new()
    {
        ["num"] = row.Number,
        ["title"] = row.Title,
        ["status"] = Discussions.StatusName(row.Status),
        ["createdAt"] = row.Created.UtcDateTime,
        ["author"] = new { name = row.AuthorName },
        ["repo"] = new { name = repository.FullName.Id, type = repository.Kind.ToString().ToLowerInvariant() },
        ["isPullRequest"] = row.IsPullRequest,
        ["pinned"] = false,
        ["locked"] = row.IsLocked,
    };

    /// <summary>What a pull request changes, beside the rest.</summary>
    internal static void AddChanges(Dictionary<string, object?> view, DiscussionRow row, IReadOnlyList<TreeChange> changes, IReadOnlyList<string> conflicts)
    {
        view["changes"] = new { @base = RefNames.Revision(row.BaseRef!), mergeCommitId = row.MergeCommitId?.ToString() };
        view["filesWithConflicts"] = conflicts;
        view["diff"] = DiffOf(changes);
    }

    /// <summary>Something that happened.</summary>
    internal static object Of(DiscussionEventRow item) => new
    {
        id = $"{item.Id}",
        type = item.Kind switch
        {
            DiscussionEventKind.StatusChange => "status-change",
            DiscussionEventKind.TitleChange => "title-change",
            DiscussionEventKind.Commit => "commit",
            DiscussionEventKind.Review => "review",
            DiscussionEventKind.Lock => "locking",
            _ => "comment",
        },
        createdAt = item.Created.UtcDateTime,
        author = new { name = item.AuthorName },
        data = item.Kind switch
        {
            DiscussionEventKind.StatusChange => new { status = item.Text },
            DiscussionEventKind.TitleChange => new { from = item.Detail, to = item.Text },
            DiscussionEventKind.Commit => new { subject = item.Text, oid = item.Detail },
            DiscussionEventKind.Review => new { verdict = item.Detail, edited = item.IsEdited, hidden = item.IsHidden, latest = new { raw = item.Text } },
            DiscussionEventKind.Lock => new { locked = item.Text == "locked" },
            _ => (object)new { edited = item.IsEdited, hidden = item.IsHidden, latest = new { raw = item.Text } },
        },
    };

    /// <summary>The files that differ, as the heads of git's unified diffs name them.</summary>
    private static string DiffOf(IReadOnlyList<TreeChange> changes)
    {
        var text = new StringBuilder();
        foreach (var change in changes)
        {
            text.Append("diff --git a/").Append(change.Path).Append(" b/").Append(change.Path).Append('\n');
            if (change.Before is null) text.Append("new file mode 100644\n");
            if (change.After is null) text.Append("deleted file mode 100644\n");
            text.Append("index ").Append(NameOf(change.Before)).Append("..").Append(NameOf(change.After)).Append('\n');
        }

        return text.ToString();
    }

    private static string NameOf(ObjectId? blob) => blob?.ToString() ?? NoBlob;
}
