using Linnet.Hub.Access;
using Linnet.Hub.Limits;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>The files themselves: whole or in part, at any revision.</summary>
internal sealed class FileEndpoints(HubServices hub)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}";
            routes.MapMethods($"{prefix}/resolve/{{**rest}}", Methods, context => SendAsync(context, kind, isRaw: false)).WithMetadata(RateBucket.Transfer);
            routes.MapMethods($"{prefix}/raw/{{**rest}}", Methods, context => SendAsync(context, kind, isRaw: true)).WithMetadata(RateBucket.Transfer);
        }
    }

    /// <summary>A download is the file that whoever takes the whole takes once: of a model its configuration, of others the card. Probes ask for ranges.</summary>
    private static bool IsDownload(HttpContext context, FileEntry entry, RepositoryKind kind) =>
        context.Request.Headers.Range.Count == 0 && entry.Path == (kind == RepositoryKind.Model ? "config.json" : RepositoryCard.FileName);

    private async Task SendAsync(HttpContext context, RepositoryKind kind, bool isRaw)
    {
        var cancellation = context.RequestAborted;
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, cancellation);
        var rest = RawPath.Parts(context, kind == RepositoryKind.Model ? 3 : 4);
        var (revision, parts) = await hub.Revisions.FindAsync(row, rest, cancellation);
        var entry = await hub.Files.RequireFileAsync(revision, RawPath.Join(rest.Skip(parts)), cancellation);
        FileHeaders.Write(context, entry, revision.Commit, isFixed: revision.RefName is null, row.Visibility == Visibility.Private || row.Gating != Gating.None, isRaw);
        var response = context.Response;
        if (context.Request.Headers.IfNoneMatch.Any(tag => tag == response.Headers.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var pointer = isRaw && entry.File!.IsPointer ? new LfsPointer(entry.File.Content, entry.File.Size).ToBytes() : null;
        var size = pointer?.Length ?? entry.File!.Size;
        var range = RangeResponse.Begin(context, size);
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (IsDownload(context, entry, kind)) hub.Downloads.Add(row.Id);
        await using var bytes = pointer is null
            ? await hub.Contents.OpenAsync(entry.File!.Content, range.Offset, range.Length, cancellation)
            : new MemoryStream(pointer, (int)range.Offset, (int)range.Length);
        await bytes.CopyToAsync(response.Body, RangeResponse.CopyBuffer, cancellation);
    }
}
