using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Database;
using Linnet.Hub.Protocol.Commits;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Commits: the body is read as a stream, its files are stored while they come in, and only then the branch moves.</summary>
internal sealed class CommitEndpoint(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapPost($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/commit/{{**rest}}", context => AnswerAsync(context, kind));
    }

    private async Task AnswerAsync(HttpContext context, RepositoryKind kind)
    {
        context.AllowAnyLength();
        var (name, revision) = (context.NameOf(kind), RawPath.Join(RawPath.Parts(context, 5)));
        var isProposal = context.IsSet("create_pr");

        // Nobody's bytes are taken in before it is clear that they may come.
        var row = isProposal
            ? await hub.Access.OpenAsync(context.Caller, name, Verb.Discuss, context.RequestAborted)
            : await hub.Commits.OpenAsync(context.Caller, name, revision, context.RequestAborted);
        await hub.Quotas.CheckAsync(row.OwnerId, 0, context.RequestAborted);
        await hub.Quotas.CheckAsync(context.Caller.RequireUser(), 0, context.RequestAborted);
        var request = await ReadAsync(context);
        var (result, number) = isProposal ? await ProposeAsync(context, row, revision, request) : (await CommitAsync(context, row, revision, request), null);
        await HubJson.WriteAsync(context, new
        {
            success = true,
            commitOid = result.Commit.ToString(),
            commitUrl = $"{context.Root}/{row.FullName.Address}/commit/{result.Commit}",
            hookOutput = string.Empty,
            pullRequestUrl = number is null ? null : $"{context.Root}/{row.FullName.Address}/discussions/{number}",
        });
    }

    private async Task<CommitRequest> ReadAsync(HttpContext context)
    {
        await using var upload = hub.Contents.BeginUpload();
        var request = await CommitBody.ReadAsync(new CommitLineReader(context.Request.Body, hub.SpoolFolder, context.RequestAborted), upload, context.RequestAborted);
        await upload.CompleteAsync(context.Caller.RequireUser(), context.RequestAborted);
        return request;
    }

    private async Task<CommitResult> CommitAsync(HttpContext context, RepositoryRow row, string revision, CommitRequest request)
    {
        var result = await hub.Commits.CommitAsync(context.Caller, row.FullName, revision, request, context.RequestAborted);
        if (result.IsNew && RefNames.PullRequestNumber(revision) is { } number)
            await hub.PullRequests.NoteCommitAsync(context.Caller, row, number, request.CleanTitle, result.Commit, context.RequestAborted);
        return result;
    }

    /// <summary>Commits to a new pull request, which goes again where the commit is refused.</summary>
    private async Task<(CommitResult Result, long? Number)> ProposeAsync(HttpContext context, RepositoryRow row, string revision, CommitRequest request)
    {
        request.Check();
        var proposal = await hub.PullRequests.BeginAsync(
            context.Caller, row.FullName, request.CleanTitle, request.Description, revision, request.Parent, DiscussionStatus.Open, context.RequestAborted);
        try
        {
            return (await CommitAsync(context, row, RefNames.PullRequestRevision(proposal.Number), request), proposal.Number);
        }
        catch (RefusedException)
        {
            await hub.PullRequests.AbandonAsync(proposal, CancellationToken.None);
            throw;
        }
    }
}
