using System.Globalization;
using System.Text.Json;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Lists folders, and describes files by their paths.</summary>
internal sealed class TreeEndpoints(HubServices hub)
{
    private const int PageSize = 1000;

    /// <summary>A page where each entry is looked for in the history.</summary>
    private const int ExpandedPageSize = 100;
    private const int MaxPaths = 1000;
    private const char CursorSeparator = ':';

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/tree/{{**rest}}", context => TreeAsync(context, kind));
            routes.MapPost($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/paths-info/{{**rest}}", context => PathsAsync(context, kind)).WithMetadata(RateBucket.Read);
        }
    }

    private async Task TreeAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        var rest = RawPath.Parts(context, 5);
        var (revision, parts) = await hub.Revisions.FindAsync(row, rest, context.RequestAborted);
        var skip = 0;
        if (context.Request.Query["cursor"].FirstOrDefault() is { } cursor) (revision, skip) = await ContinueAsync(row, cursor, context.RequestAborted);
        var isExpanded = context.IsSet("expand");
        var take = context.Number("limit", isExpanded ? ExpandedPageSize : PageSize, 1, isExpanded ? ExpandedPageSize : PageSize);
        var (entries, hasMore) = await hub.Files.ListAsync(revision, RawPath.Join(rest.Skip(parts)), context.IsSet("recursive"), skip, take, context.RequestAborted);
        if (hasMore) context.LinkNext(string.Create(CultureInfo.InvariantCulture, $"{revision.Commit}{CursorSeparator}{skip + take}"));
        context.Response.Headers[HubHeaders.RepositoryCommit] = revision.Commit.ToString();
        await WriteAsync(context, row, revision, entries, isExpanded);
    }

    /// <summary>A cursor says at which commit the listing began, so that a branch that moves does not mix two of them.</summary>
    private async Task<(Revision Revision, int Skip)> ContinueAsync(RepositoryRow row, string cursor, CancellationToken cancellation)
    {
        if (cursor.Split(CursorSeparator) is [var commit, var skip] && ObjectId.TryParse(commit, out _) && int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return (await hub.Revisions.FindAsync(row, commit, cancellation), count);
        throw new RefusedException(Refusal.BadRequest, "The cursor is none of this hub; begin the listing anew.");
    }

    private async Task PathsAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        var (revision, _) = await hub.Revisions.FindAsync(row, RawPath.Parts(context, 5), context.RequestAborted);
        var (paths, isExpanded) = await ReadPathsAsync(context);
        if (paths.Count > MaxPaths) throw new RefusedException(Refusal.BadRequest, $"At most {MaxPaths} paths can be asked for at once.");
        var entries = new List<FileEntry>();
        foreach (var path in paths)
        {
            if (await hub.Files.FindAsync(revision, path.Trim('/'), context.RequestAborted) is { Path.Length: > 0 } entry) entries.Add(entry);
        }

        await WriteAsync(context, row, revision, entries, isExpanded);
    }

    /// <summary>Some clients send JSON, others a form.</summary>
    internal static async Task<(IReadOnlyList<string> Paths, bool IsExpanded)> ReadPathsAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return ([.. form["paths"].OfType<string>()], form["expand"].Any(value => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)));
        }

        var body = await HubJson.ReadAsync<JsonElement>(context);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("paths", out var paths))
            throw new RefusedException(Refusal.BadRequest, "The body needs 'paths'.");
        var isExpanded = body.TryGetProperty("expand", out var expand) && expand.ValueKind == JsonValueKind.True;
        return paths.ValueKind switch
        {
            JsonValueKind.String => ([paths.GetString()!], isExpanded),
            JsonValueKind.Array => ([.. paths.EnumerateArray().Select(path => path.ValueKind == JsonValueKind.String ? path.GetString()! : path.ToString())], isExpanded),
            _ => throw new RefusedException(Refusal.BadRequest, "'paths' has to be a list of texts."),
        };
    }

    private async Task WriteAsync(HttpContext context, RepositoryRow row, Revision revision, IReadOnlyList<FileEntry> entries, bool isExpanded)
    {
        var last = isExpanded ? await hub.History.LastCommitsAsync(row, revision, entries.Select(entry => entry.Path), context.RequestAborted) : null;
        var safety = isExpanded && row.Kind == RepositoryKind.Model ? await hub.Judging.Reports.FileStatusAsync(row, revision.Commit, context.RequestAborted) : null;
        await HubJson.WriteAsync(context, entries.Select(entry => EntryView.Of(entry, last?.GetValueOrDefault(entry.Path), safety?.Invoke(entry.Path))));
    }
}
