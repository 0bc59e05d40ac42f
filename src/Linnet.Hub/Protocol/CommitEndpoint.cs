using Linnet.Hub.Access;
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
            routes.MapPost($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/commit/{{**rest}}", context => CommitAsync(context, kind));
    }

    private async Task CommitAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        context.AllowAnyLength();

        // Nobody's bytes are taken in before it is clear that they may come.
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Write, cancellation);
        if (context.IsSet("create_pr")) throw new RefusedException(Refusal.BadRequest, "This hub takes no pull requests by upload; commit to a branch instead.");
        CommitRequest request;
        await using (var upload = hub.Contents.BeginUpload())
        {
            request = await CommitBody.ReadAsync(new CommitLineReader(context.Request.Body, hub.SpoolFolder, cancellation), upload, cancellation);
            await upload.CompleteAsync(context.Caller.RequireUser(), cancellation);
        }

        var result = await hub.Commits.CommitAsync(context.Caller, row.FullName, RawPath.Join(RawPath.Parts(context, 5)), request, cancellation);
        await HubJson.WriteAsync(context, new
        {
            success = true,
            commitOid = result.Commit.ToString(),
            commitUrl = $"{context.Root}/{row.FullName.Address}/commit/{result.Commit}",
            hookOutput = string.Empty,
        });
    }
}
