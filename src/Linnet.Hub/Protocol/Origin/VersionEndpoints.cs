using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Repositories.Versions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>Versions, and going back to one.</summary>
internal sealed class VersionEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/versions", context => ListAsync(context, kind));
            routes.MapPost($"{prefix}/rollback/{{**rest}}", context => RollBackAsync(context, kind));
            routes.MapPost($"{prefix}/super-squash/{{**rest}}", context => SquashAsync(context, kind));
        }
    }

    private static object View(VersionTag version) => new
    {
        version = version.Version.ToString(),
        tag = version.Tag,
        commit = version.Commit.ToString(),
        notes = version.Notes,
        isPreRelease = version.Version.IsPreRelease,
        created = version.Created.UtcDateTime,
    };

    private static Task WriteAsync(HttpContext context, CommitResult result) =>
        HubJson.WriteAsync(context, new { success = true, commitOid = result.Commit.ToString(), isNew = result.IsNew });

    /// <summary>All of them, or with <c>range</c> the best of those within it.</summary>
    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        if (context.Request.Query["range"].FirstOrDefault() is { } range) await HubJson.WriteAsync(context, View(await hub.Versions.ResolveAsync(row, range, context.RequestAborted)));
        else await HubJson.WriteAsync(context, (await hub.Versions.AllAsync(row, context.RequestAborted)).Select(View));
    }

    private async Task RollBackAsync(HttpContext context, RepositoryKind kind)
    {
        // Who may not know of the repository hears of that first, whatever the body lacks.
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Write, context.RequestAborted);
        var body = await HubJson.ReadAsync<RollbackBody>(context);
        if (string.IsNullOrEmpty(body.Commit)) throw new RefusedException(Refusal.BadRequest, "The body needs 'commit', the commit to whose files the branch shall go back.");
        var branch = RawPath.Join(RawPath.Parts(context, 5));
        await WriteAsync(context, await hub.Rewinds.RollBackAsync(context.Caller, context.NameOf(kind), branch, body.Commit, body.ParentCommit, body.Message, context.RequestAborted));
    }

    private async Task SquashAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<SquashBody>(context);
        var branch = RawPath.Join(RawPath.Parts(context, 5));
        await WriteAsync(context, await hub.Rewinds.SquashAsync(context.Caller, context.NameOf(kind), branch, body.Message, context.RequestAborted));
    }
}

/// <summary>The body of <c>rollback</c>.</summary>
internal sealed record RollbackBody(string? Commit, string? ParentCommit, string? Message);

/// <summary>The body of <c>super-squash</c>.</summary>
internal sealed record SquashBody(string? Message);
