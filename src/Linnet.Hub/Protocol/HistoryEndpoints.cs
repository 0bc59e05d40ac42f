using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Commits, branches and tags.</summary>
internal sealed class HistoryEndpoints(HubServices hub)
{
    private const int DefaultPage = 50;
    private const int MaxPage = 1000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/commits/{{**rest}}", context => CommitsAsync(context, kind));
            routes.MapGet($"{prefix}/refs", context => RefsAsync(context, kind));
            routes.MapPost($"{prefix}/branch/{{**rest}}", context => CreateBranchAsync(context, kind));
            routes.MapDelete($"{prefix}/branch/{{**rest}}", context => DeleteBranchAsync(context, kind));
            routes.MapPost($"{prefix}/tag/{{**rest}}", context => CreateTagAsync(context, kind));
            routes.MapDelete($"{prefix}/tag/{{**rest}}", context => DeleteTagAsync(context, kind));
        }
    }

    private static string RestOf(HttpContext context) => RawPath.Join(RawPath.Parts(context, 5));

    private static IEnumerable<(string Name, string Commit)> RefsUnder(IEnumerable<RefRow> rows, string folder) =>
        rows.Where(row => row.Name.StartsWith(folder, StringComparison.Ordinal)).Select(row => (row.Name[folder.Length..], row.CommitId.ToString()));

    private static Task DoneAsync(HttpContext context) => HubJson.WriteAsync(context, new { success = true });

    private async Task CommitsAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, cancellation);
        var (revision, _) = await hub.Revisions.FindAsync(row, RawPath.Parts(context, 5), cancellation);
        var take = context.Number("limit", DefaultPage, 1, MaxPage);
        var skip = context.Number("cursor", context.Number("p", 0, 0, int.MaxValue / (2 * MaxPage)) * take, 0, int.MaxValue / 2);
        var count = await hub.History.CountAsync(row, revision.Commit, cancellation);
        var commits = await hub.History.ListAsync(row, revision.Commit, skip, take, cancellation);
        context.Response.Headers[HubHeaders.TotalCount] = count.ToString(CultureInfo.InvariantCulture);
        if (skip + commits.Count < count) context.LinkNext((skip + take).ToString(CultureInfo.InvariantCulture));
        await HubJson.WriteAsync(context, commits.Select(commit => HistoryViews.Commit(
            commit.Id.ToString(),
            commit.Title,
            commit.Message.Length > commit.Title.Length ? commit.Message[commit.Title.Length..].Trim() : string.Empty,
            commit.Date.UtcDateTime,
            commit.AuthorName)));
    }

    private async Task RefsAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        var refs = await hub.Refs.ListAsync(row, context.RequestAborted);
        await HubJson.WriteAsync(
            context,
            HistoryViews.Refs(RefsUnder(refs, RefNames.Heads), RefsUnder(refs, RefNames.Tags), context.IsSet("include_prs") ? RefsUnder(refs, RefNames.PullRequests) : null));
    }

    private async Task CreateBranchAsync(HttpContext context, RepositoryKind kind)
    {
        var body = context.Request.ContentLength is 0 or null && !context.Request.HasJsonContentType() ? new BranchBody(null, null, null) : await HubJson.ReadAsync<BranchBody>(context);
        await hub.Refs.CreateBranchAsync(
            context.Caller, context.NameOf(kind), RestOf(context), body.StartingPoint, body.EmptyBranch == true, body.Overwrite == true, context.RequestAborted);
        await DoneAsync(context);
    }

    private async Task DeleteBranchAsync(HttpContext context, RepositoryKind kind)
    {
        await hub.Refs.DeleteBranchAsync(context.Caller, context.NameOf(kind), RestOf(context), context.RequestAborted);
        await DoneAsync(context);
    }

    private async Task CreateTagAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<TagBody>(context);
        if (body.Tag is null) throw new RefusedException(Refusal.BadRequest, "The body needs 'tag', the name of the new tag.");
        await hub.Refs.CreateTagAsync(context.Caller, context.NameOf(kind), RestOf(context), body.Tag, body.Message, context.RequestAborted);
        await DoneAsync(context);
    }

    private async Task DeleteTagAsync(HttpContext context, RepositoryKind kind)
    {
        await hub.Refs.DeleteTagAsync(context.Caller, context.NameOf(kind), RestOf(context), context.RequestAborted);
        await DoneAsync(context);
    }
}

/// <summary>The body of <c>branch</c>.</summary>
internal sealed record BranchBody(string? StartingPoint, bool? EmptyBranch, bool? Overwrite);

/// <summary>The body of <c>tag</c>.</summary>
internal sealed record TagBody(string? Tag, string? Message);
