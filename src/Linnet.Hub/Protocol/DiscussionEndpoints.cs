using System.Globalization;
using Linnet.Hub.Community;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Discussions and pull requests.</summary>
internal sealed class DiscussionEndpoints(HubServices hub)
{
    private const int PageSize = 50;
    private const int MaxPage = 100_000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/discussions";
            routes.MapGet(prefix, context => ListAsync(context, kind));
            routes.MapPost(prefix, context => CreateAsync(context, kind));
            routes.MapGet($"{prefix}/{{number:long}}", context => DescribeAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/comment", context => CommentAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/status", context => SetStatusAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/title", context => RenameAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/merge", context => MergeAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/comment/{{comment:long}}/edit", context => EditAsync(context, kind));
            routes.MapPost($"{prefix}/{{number:long}}/comment/{{comment:long}}/hide", context => HideAsync(context, kind));
        }
    }

    private static long NumberOf(HttpContext context, string field = "number") => long.Parse((string)context.Request.RouteValues[field]!, CultureInfo.InvariantCulture);

    private static bool? IsPullRequest(string? type) => type switch
    {
        "pull_request" => true,
        "discussion" => false,
        _ => null,
    };

    private static bool? IsOver(string? status) => status switch
    {
        "closed" => true,
        "open" => false,
        _ => null,
    };

    private static DiscussionStatus StatusOf(string? text) => text switch
    {
        "open" => DiscussionStatus.Open,
        "closed" => DiscussionStatus.Closed,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no status that can be set: use open or closed."),
    };

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var query = context.Request.Query;
        var skip = context.Number("p", 0, 0, MaxPage) * PageSize;
        var (rows, count, repository) = await hub.Discussions.ListAsync(
            context.Caller,
            context.NameOf(kind),
            new DiscussionQuery
            {
                IsPullRequest = IsPullRequest(query["type"].FirstOrDefault()),
                IsOver = IsOver(query["status"].FirstOrDefault()),
                Author = query["author"].FirstOrDefault(),
                Skip = skip,
                Take = PageSize,
            },
            context.RequestAborted);
        await HubJson.WriteAsync(context, new { discussions = rows.Select(row => DiscussionViews.Of(row, repository)), count, start = skip });
    }

    private async Task CreateAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<NewDiscussionBody>(context);
        var name = context.NameOf(kind);
        var row = body.PullRequest == true
            ? await hub.PullRequests.BeginAsync(
                context.Caller, name, body.Title, body.Description, RefNames.MainBranch, start: null, DiscussionStatus.Draft, context.RequestAborted)
            : await hub.Discussions.CreateAsync(context.Caller, name, body.Title, body.Description, context.RequestAborted);
        await HubJson.WriteAsync(context, new { num = row.Number, url = $"{context.Root}/{name.Address}/discussions/{row.Number}", pullRequest = row.IsPullRequest });
    }

    private async Task DescribeAsync(HttpContext context, RepositoryKind kind)
    {
        var discussion = await hub.Discussions.FindAsync(context.Caller, context.NameOf(kind), NumberOf(context), context.RequestAborted);
        var view = DiscussionViews.Of(discussion.Row, discussion.Repository);
        view["events"] = discussion.Events.Select(item => DiscussionViews.Of(item));
        if (discussion.Row.IsPullRequest)
        {
            var (changes, conflicts) = await hub.PullRequests.CompareAsync(discussion.Repository, discussion.Row, context.RequestAborted);
            DiscussionViews.AddChanges(view, discussion.Row, changes, conflicts);
        }

        await HubJson.WriteAsync(context, view);
    }

    private async Task CommentAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<CommentBody>(context);
        var item = await hub.Discussions.CommentAsync(context.Caller, context.NameOf(kind), NumberOf(context), body.Comment, context.RequestAborted);
        await HubJson.WriteAsync(context, new { newMessage = DiscussionViews.Of(item) });
    }

    private async Task SetStatusAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<StatusBody>(context);
        var item = await hub.Discussions.SetStatusAsync(
            context.Caller, context.NameOf(kind), NumberOf(context), StatusOf(body.Status), body.Comment, context.RequestAborted);
        await HubJson.WriteAsync(context, new { newStatus = DiscussionViews.Of(item) });
    }

    private async Task RenameAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<TitleBody>(context);
        var item = await hub.Discussions.RenameAsync(context.Caller, context.NameOf(kind), NumberOf(context), body.Title, context.RequestAborted);
        await HubJson.WriteAsync(context, new { newTitle = DiscussionViews.Of(item) });
    }

    private async Task MergeAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<CommentBody>(context);
        var row = await hub.PullRequests.MergeAsync(context.Caller, context.NameOf(kind), NumberOf(context), body.Comment, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true, mergeCommitId = row.MergeCommitId?.ToString() });
    }

    private async Task EditAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<EditBody>(context);
        var item = await hub.Discussions.EditAsync(
            context.Caller, context.NameOf(kind), NumberOf(context), NumberOf(context, "comment"), body.Content, context.RequestAborted);
        await UpdatedAsync(context, item);
    }

    private async Task HideAsync(HttpContext context, RepositoryKind kind) =>
        await UpdatedAsync(context, await hub.Discussions.HideAsync(context.Caller, context.NameOf(kind), NumberOf(context), NumberOf(context, "comment"), context.RequestAborted));

    private static Task UpdatedAsync(HttpContext context, DiscussionEventRow item) => HubJson.WriteAsync(context, new { updatedComment = DiscussionViews.Of(item) });
}
