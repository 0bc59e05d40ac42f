using Linnet.Hub.Access;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Reviews of pull requests, how many of them a repository asks for, and locks.</summary>
internal sealed class ReviewEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/discussions/{{number:long}}/reviews", context => ListAsync(context, kind));
            routes.MapPost($"{prefix}/discussions/{{number:long}}/reviews", context => AddAsync(context, kind));
            routes.MapPost($"{prefix}/discussions/{{number:long}}/lock", context => LockAsync(context, kind, isLocked: true));
            routes.MapPost($"{prefix}/discussions/{{number:long}}/unlock", context => LockAsync(context, kind, isLocked: false));
            routes.MapPut($"{prefix}/settings/approvals", context => SetNeededAsync(context, kind));
        }
    }

    private static ReviewVerdict VerdictOf(string? text) => text switch
    {
        "approve" => ReviewVerdict.Approve,
        "request-changes" => ReviewVerdict.RequestChanges,
        "comment" => ReviewVerdict.Comment,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no verdict: use approve, request-changes or comment."),
    };

    private static object View(Review review) => new
    {
        id = $"{review.Row.EventId}",
        author = new { name = review.Reviewer.Name },
        verdict = Reviews.NameOf(review.Row.Verdict),
        commit = review.Row.CommitId.ToString(),
        stale = review.IsStale,
        counts = review.Counts,
    };

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var discussion = await hub.Discussions.FindAsync(context.Caller, context.NameOf(kind), context.Id("number"), context.RequestAborted);
        if (!discussion.Row.IsPullRequest) throw new RefusedException(Refusal.BadRequest, $"Discussion {discussion.Row.Number} is no pull request.");
        var state = await hub.Community.Reviews.StateAsync(discussion.Repository, discussion.Row, context.RequestAborted);
        await HubJson.WriteAsync(context, new { needed = state.Needed, approvals = state.Approvals, obstacle = state.Obstacle, reviews = state.Latest.Select(View) });
    }

    private async Task AddAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<ReviewBody>(context);
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Discuss, context.RequestAborted);
        var item = await hub.Community.Reviews.AddAsync(context.Caller, context.NameOf(kind), context.Id("number"), VerdictOf(body.Verdict), body.Comment, context.RequestAborted);
        await HubJson.WriteAsync(context, new { newMessage = DiscussionViews.Of(item) });
    }

    private async Task LockAsync(HttpContext context, RepositoryKind kind, bool isLocked)
    {
        var item = await hub.Discussions.LockAsync(context.Caller, context.NameOf(kind), context.Id("number"), isLocked, context.RequestAborted);
        await HubJson.WriteAsync(context, new { newMessage = DiscussionViews.Of(item) });
    }

    private async Task SetNeededAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<ApprovalsBody>(context);
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Administer, context.RequestAborted);
        var needed = body.Needed ?? throw new RefusedException(Refusal.BadRequest, "The body needs 'needed', the number of approvals.");
        await hub.Community.Reviews.SetNeededAsync(context.Caller, context.NameOf(kind), needed, context.RequestAborted);
        await HubJson.WriteAsync(context, new { needed });
    }
}

/// <summary>The body of a review.</summary>
internal sealed record ReviewBody(string? Verdict, string? Comment);

/// <summary>The body of <c>approvals</c>.</summary>
internal sealed record ApprovalsBody(int? Needed);
