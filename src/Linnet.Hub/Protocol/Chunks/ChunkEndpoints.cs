using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Chunks;

/// <summary>
/// Uploads of which the hub has most bytes already: a client asks which chunks are missing, and sends these. What comes together is held against the
/// SHA-256 of the whole, like every upload.
/// </summary>
internal sealed class ChunkEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/chunks";
            routes.MapPost(prefix, context => AskAsync(context, kind)).WithMetadata(RateBucket.Read);
            routes.MapPut($"{prefix}/{{oid}}", context => TakeAsync(context, kind)).WithMetadata(RateBucket.Transfer);
        }
    }

    private static List<ContentId> IdsOf(ChunkQuestion question)
    {
        var chunks = question.Chunks ?? [];
        if (chunks.Count is 0 or > ChunkManifest.MaxChunks)
            throw new RefusedException(Refusal.BadRequest, $"A file has 1 to {ChunkManifest.MaxChunks} chunks, not {chunks.Count}; send a larger one in parts.");
        var ids = new List<ContentId>(chunks.Count);
        foreach (var chunk in chunks)
        {
            if (chunk is null) throw new RefusedException(Refusal.BadRequest, $"Chunk {ids.Count} is nothing; it needs an oid and a size.");
            ChunkManifest.CheckSize(chunk.Size, ids.Count);
            ids.Add(ContentId.Require(chunk.Oid));
        }

        var size = chunks.Sum(chunk => (long)chunk.Size);
        return size == question.Size ? ids : throw new RefusedException(Refusal.BadRequest, $"The file was announced with {question.Size} bytes, and its chunks have {size}.");
    }

    /// <summary>Neighbours become one run, so that what lies together is read at once.</summary>
    private static List<(Segment? Place, long Length)> Runs(IReadOnlyList<(ContentId Id, int Length, bool IsSent)> chunks, IReadOnlyDictionary<ContentId, Segment> known)
    {
        var runs = new List<(Segment? Place, long Length)>();
        var stored = new List<Segment>();
        foreach (var (id, length, isSent) in chunks)
        {
            if (!isSent && (!known.TryGetValue(id, out var place) || place.Length != length))
                throw new RefusedException(Refusal.Conflict, $"The chunk {id} with {length} bytes is not here, or not yours; ask again which are missing.");
            if (!isSent)
            {
                known[id].AddTo(stored);
                continue;
            }

            runs.AddRange(stored.Select(segment => ((Segment?)segment, segment.Length)));
            stored.Clear();
            runs.Add((null, length));
        }

        runs.AddRange(stored.Select(segment => ((Segment?)segment, segment.Length)));
        return runs;
    }

    private async Task AskAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await OpenAsync(context, kind);
        var question = await HubJson.ReadAsync<ChunkQuestion>(context);
        var (id, chunks) = (ContentId.Require(question.Oid), IdsOf(question));
        await hub.Quotas.CheckAsync(row.OwnerId, [KeyValuePair.Create(id, question.Size)], context.RequestAborted);
        var isPresent = (await hub.Rights.FindAsync(context.Caller, id, context.RequestAborted))?.Size == question.Size;
        var known = isPresent ? null : await hub.KnownChunks.FindAsync(context.Caller, chunks, context.RequestAborted);
        await HubJson.WriteAsync(context, new ChunkAnswer(isPresent, known is null ? [] : [.. chunks.Distinct().Where(chunk => !known.ContainsKey(chunk)).Select(chunk => chunk.ToString())]));
    }

    private async Task TakeAsync(HttpContext context, RepositoryKind kind)
    {
        await OpenAsync(context, kind);
        context.AllowAnyLength();
        var id = ContentId.Require((string?)context.Request.RouteValues["oid"]);
        var chunks = await ChunkManifest.ReadAsync(context.Request.Body, context.RequestAborted);
        var known = await hub.KnownChunks.FindAsync(context.Caller, chunks.Where(chunk => !chunk.IsSent).Select(chunk => chunk.Id), context.RequestAborted);
        var size = chunks.Sum(chunk => (long)chunk.Length);
        await hub.Quotas.CheckAsync(context.Caller.RequireUser(), [KeyValuePair.Create(id, size)], context.RequestAborted);
        await using var bytes = new AssembledStream(context.Request.Body, hub.Blobs, Runs(chunks, known));
        await using var upload = hub.Contents.BeginUpload();
        try
        {
            await upload.AddAsync(bytes, size, id, context.RequestAborted);
        }
        catch (FileNotFoundException)
        {
            throw new RefusedException(Refusal.Conflict, "A chunk was removed while the file was put together; ask again which are missing.");
        }

        if (await context.Request.Body.ReadAsync(new byte[1], context.RequestAborted) > 0)
            throw new RefusedException(Refusal.BadRequest, "More bytes came than the list of chunks has; send the file again.");
        await upload.CompleteAsync(context.Caller.RequireUser(), context.RequestAborted);
        await HubJson.WriteAsync(context, new { oid = id.ToString(), size });
    }

    /// <summary>Whoever may propose changes may send bytes for them.</summary>
    private Task<RepositoryRow> OpenAsync(HttpContext context, RepositoryKind kind) => hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Discuss, context.RequestAborted);
}
