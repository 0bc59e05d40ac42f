using System.Globalization;
using Linnet.Hub.Content;
using Linnet.Hub.Repositories;
using Linnet.Hub.Repositories.LargeFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>The large files of a repository, in the calls by which the Python client frees room: their list, and their removal from the whole history.</summary>
internal sealed class LargeFileEndpoints(HubServices hub)
{
    private const int PageSize = 1000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/lfs-files";
            routes.MapGet(prefix, context => ListAsync(context, kind));
            routes.MapPost($"{prefix}/batch", context => RemoveAsync(context, kind));
        }
    }

    private static object View(LargeFile file) => new
    {
        fileOid = file.Content.ToString(),
        filename = file.Path,
        oid = file.Content.ToString(),
        pushedAt = file.Pushed.UtcDateTime,
        @ref = file.RefName is { } name ? RefNames.Revision(name) : null,
        size = file.Size,
    };

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var all = await hub.LargeFiles.AllAsync(context.Caller, context.NameOf(kind), context.RequestAborted);
        var (skip, take) = (context.Number("cursor", 0, 0, int.MaxValue - PageSize), context.Number("limit", PageSize, 1, PageSize));
        if (all.Count > skip + take) context.LinkNext((skip + take).ToString(CultureInfo.InvariantCulture));
        await HubJson.WriteAsync(context, all.Skip(skip).Take(take).Select(View));
    }

    private async Task RemoveAsync(HttpContext context, RepositoryKind kind)
    {
        // Who may not is told so whatever the body says.
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Access.Verb.Administer, context.RequestAborted);
        var wanted = (await HubJson.ReadAsync<LargeFileBatch>(context)).Deletions ?? throw new RefusedException(Refusal.BadRequest, "The body needs 'deletions' with 'sha', the SHA-256 of each file.");
        if (wanted.RewriteHistory == false)
            throw new RefusedException(Refusal.BadRequest, "This hub keeps no pointers to files that are gone: leave 'rewriteHistory' out, or set it to true.");
        var contents = (wanted.Sha ?? []).Select(ContentId.Require).ToList();
        var count = await hub.LargeFileRemoval.RemoveAsync(context.Caller, context.NameOf(kind), contents, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true, rewrittenCommits = count });
    }
}

/// <summary>The body of <c>lfs-files/batch</c>.</summary>
internal sealed record LargeFileBatch(LargeFileDeletions? Deletions);

/// <summary>Which files go.</summary>
internal sealed record LargeFileDeletions(IReadOnlyList<string?>? Sha, bool? RewriteHistory);
