using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Lfs;

/// <summary>Tells clients of git-lfs, and those that borrow its protocol, where large files go and come from.</summary>
internal sealed class LfsBatchEndpoint(HubServices hub, LfsLinks links)
{
    private const string MediaType = "application/vnd.git-lfs+json";
    private const string Basic = "basic";
    private const string Multipart = "multipart";
    private const int MaxObjects = 10_000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}/info/lfs";
            routes.MapPost($"{prefix}/objects/batch", context => BatchAsync(context, kind)).WithMetadata(RateBucket.Read);
            routes.MapPost($"{prefix}/verify", context => VerifyAsync(context, kind)).WithMetadata(RateBucket.Read);
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T body) =>
        context.Response.WriteAsJsonAsync(body, HubJson.Options, MediaType, context.RequestAborted);

    private static BatchAnswer Failed(LfsObject wanted, int code, string message) => new(wanted.Oid, wanted.Size, null, new LfsError(code, message));

    private async Task BatchAsync(HttpContext context, RepositoryKind kind)
    {
        var name = context.NameOf(kind);
        var body = await HubJson.ReadAsync<BatchBody>(context);
        var isUpload = body.Operation switch
        {
            "upload" => true,
            "download" => false,
            _ => throw new RefusedException(Refusal.BadRequest, $"'{body.Operation}' is no operation: use upload or download."),
        };

        // Whoever may propose changes may send bytes for them; what becomes of them is decided at the commit.
        var row = await hub.Access.OpenAsync(context.Caller, name, isUpload ? Verb.Discuss : Verb.Read, context.RequestAborted);
        var objects = body.Objects ?? [];
        if (objects.Any(wanted => wanted is null)) throw new RefusedException(Refusal.BadRequest, "Each of 'objects' needs an oid and a size.");
        if (objects.Count > MaxObjects) throw new RefusedException(Refusal.BadRequest, $"A batch has at most {MaxObjects} objects.");
        if (isUpload) await CheckQuotaAsync(row, objects, context.RequestAborted);
        var canSendParts = body.Transfers?.Contains(Multipart) == true;

        // The answer names one way for all, and clients look at each object: one without a size of parts is sent whole.
        var inParts = isUpload && canSendParts && objects.Any(wanted => links.IsSentInParts(wanted.Size));
        var answers = new List<BatchAnswer>();
        foreach (var wanted in objects)
        {
            if (!ContentId.TryParse(wanted.Oid, out var id) || wanted.Size < 0)
                answers.Add(Failed(wanted, StatusCodes.Status422UnprocessableEntity, "An object needs a SHA-256 and a size."));
            else if (isUpload && links.IsTooLarge(wanted.Size))
                answers.Add(Failed(wanted, StatusCodes.Status413PayloadTooLarge, "The object is too large for this hub."));
            else answers.Add(isUpload ? await UploadAsync(context, wanted, id, inParts) : await DownloadAsync(context, row, wanted, id));
        }

        await WriteAsync(context, new { transfer = inParts ? Multipart : Basic, objects = answers, hash_algo = "sha256" });
    }

    private async Task CheckQuotaAsync(RepositoryRow row, IReadOnlyList<LfsObject> objects, CancellationToken cancellation)
    {
        var sizes = new Dictionary<ContentId, long>();
        foreach (var wanted in objects)
        {
            if (ContentId.TryParse(wanted.Oid, out var id) && wanted.Size >= 0) sizes[id] = wanted.Size;
        }

        await hub.Quotas.CheckAsync(row.OwnerId, sizes, cancellation);
    }

    private async Task<BatchAnswer> UploadAsync(HttpContext context, LfsObject wanted, ContentId id, bool inParts)
    {
        // Clients take the presence of actions for work to do.
        if (await hub.Rights.FindAsync(context.Caller, id, context.RequestAborted) is { } content && content.Size == wanted.Size)
            return new BatchAnswer(wanted.Oid, wanted.Size, null, null);
        var userId = context.Caller.RequireUser();
        if (inParts && links.IsSentInParts(wanted.Size))
            return new BatchAnswer(wanted.Oid, wanted.Size, new Dictionary<string, LfsAction> { ["upload"] = links.UploadInParts(context.Root, userId, id, wanted.Size) }, null);
        var verify = $"{context.Request.Path.Value![..^"/objects/batch".Length]}/verify";
        return new BatchAnswer(
            wanted.Oid,
            wanted.Size,
            new Dictionary<string, LfsAction>
            {
                ["upload"] = new(links.Upload(context.Root, userId, id, wanted.Size), null),
                ["verify"] = new($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{verify}", null),
            },
            null);
    }

    private async Task<BatchAnswer> DownloadAsync(HttpContext context, RepositoryRow row, LfsObject wanted, ContentId id)
    {
        if (!await hub.Rights.HasAsync(row, id, context.RequestAborted) || await hub.Contents.FindAsync(id, context.RequestAborted) is not { } content)
            return Failed(wanted, StatusCodes.Status404NotFound, "This repository has no such object.");
        return new BatchAnswer(wanted.Oid, content.Size, new Dictionary<string, LfsAction> { ["download"] = new(links.Download(context.Root, id, content.Size), null) }, null);
    }

    private async Task VerifyAsync(HttpContext context, RepositoryKind kind)
    {
        var wanted = await HubJson.ReadAsync<LfsObject>(context);
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Discuss, context.RequestAborted);
        var isThere = ContentId.TryParse(wanted.Oid, out var id) && (await hub.Rights.FindAsync(context.Caller, id, context.RequestAborted))?.Size == wanted.Size;
        if (!isThere)
            throw new RefusedException(Refusal.NotFound, $"The object {wanted.Oid} with {wanted.Size} bytes has not arrived; send it again.");
        await WriteAsync(context, wanted);
    }
}
