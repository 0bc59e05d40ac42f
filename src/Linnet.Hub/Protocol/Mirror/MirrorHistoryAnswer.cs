using System.Globalization;
using Linnet.Hub.Mirror.Upstream;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Mirror;

/// <summary>Tells what has happened in a repository of another hub, and what its branches and tags are.</summary>
internal static class MirrorHistoryAnswer
{
    private const int DefaultPage = 50;

    internal static Task WriteCommitsAsync(HttpContext context, MirrorHistory history)
    {
        var take = context.Number("limit", DefaultPage, 1, MirrorHistory.MaxCommits);
        var skip = context.Number("cursor", context.Number("p", 0, 0, MirrorHistory.MaxCommits) * take, 0, int.MaxValue / 2);
        if (history.IsWhole) context.Response.Headers[HubHeaders.TotalCount] = history.Commits.Count.ToString(CultureInfo.InvariantCulture);
        if (skip + take < history.Commits.Count) context.LinkNext((skip + take).ToString(CultureInfo.InvariantCulture));
        return HubJson.WriteAsync(context, history.Commits.Skip(skip).Take(take).Select(commit => HistoryViews.Commit(commit.Id, commit.Title, commit.Message, commit.Date?.UtcDateTime, commit.Author)));
    }

    internal static Task WriteRefsAsync(HttpContext context, MirrorRefs refs) => HubJson.WriteAsync(
        context,
        HistoryViews.Refs(refs.Branches.Select(item => (item.Name, item.Commit)), refs.Tags.Select(item => (item.Name, item.Commit)), context.IsSet("include_prs") ? [] : null));
}
