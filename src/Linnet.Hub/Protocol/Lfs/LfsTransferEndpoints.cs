using System.Globalization;
using System.Security.Cryptography;
using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Lfs;

/// <summary>The bytes of large files, at addresses that carry their own permission.</summary>
internal sealed class LfsTransferEndpoints(HubServices hub, LfsLinks links)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut($"{LfsLinks.ObjectPath}/{{oid}}", TakeObjectAsync).WithMetadata(RateBucket.Transfer);
        routes.MapGet($"{LfsLinks.ObjectPath}/{{oid}}", SendObjectAsync).WithMetadata(RateBucket.Transfer);
        routes.MapPut($"{LfsLinks.UploadPath}/{{upload}}/{{part}}", TakePartAsync).WithMetadata(RateBucket.Transfer);
        routes.MapPost($"{LfsLinks.UploadPath}/{{upload}}", JoinPartsAsync).WithMetadata(RateBucket.Transfer);
    }

    private Dictionary<string, string> Check(HttpContext context)
    {
        var fields = context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        if (!links.IsValid(context.Request.Method, context.Request.Path, fields))
            throw new RefusedException(Refusal.Forbidden, "This address was not made here, or its time is over; begin the transfer anew.");
        return fields;
    }

    private static long Number(Dictionary<string, string> fields, string name) => long.Parse(fields[name], CultureInfo.InvariantCulture);

    /// <summary>Bytes that were announced otherwise are refused before they come.</summary>
    private static void CheckLength(HttpContext context, long size)
    {
        if (context.Request.ContentLength is { } length && length != size)
            throw new RefusedException(Refusal.BadRequest, $"{size} bytes were announced and {length} are sent.");
    }

    private async Task TakeObjectAsync(HttpContext context)
    {
        var fields = Check(context);
        context.AllowAnyLength();
        var size = Number(fields, LfsLinks.SizeField);
        CheckLength(context, size);
        var (id, userId) = (ContentId.Require((string?)context.Request.RouteValues["oid"]), Number(fields, LfsLinks.UserField));

        // What is not named in a commit counts for who sent it: many addresses asked for at once are no way around.
        await hub.Quotas.CheckAsync(userId, [KeyValuePair.Create(id, size)], context.RequestAborted);
        await using var upload = hub.Contents.BeginUpload();
        await upload.AddAsync(context.Request.Body, size, id, context.RequestAborted);
        await upload.CompleteAsync(userId, context.RequestAborted);
    }

    private async Task SendObjectAsync(HttpContext context)
    {
        var size = Number(Check(context), LfsLinks.SizeField);
        var id = ContentId.Require((string?)context.Request.RouteValues["oid"]);
        var response = context.Response;
        response.ContentType = "application/octet-stream";
        var range = RangeResponse.Begin(context, size);
        await using var bytes = await hub.Contents.OpenAsync(id, range.Offset, range.Length, context.RequestAborted);
        await bytes.CopyToAsync(response.Body, RangeResponse.CopyBuffer, context.RequestAborted);
    }

    private async Task TakePartAsync(HttpContext context)
    {
        var size = Number(Check(context), LfsLinks.SizeField);
        context.AllowAnyLength();
        CheckLength(context, size);
        await using var part = await hub.Blobs.CreateAsync(UploadParts.NameOf(UploadOf(context), (string)context.Request.RouteValues["part"]!), context.RequestAborted);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[RangeResponse.CopyBuffer];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var count and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, count));
            await part.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            if (part.Length > size) break;
        }

        if (part.Length != size)
            throw new RefusedException(Refusal.BadRequest, $"{size} bytes were announced and {part.Length} came; send the part again.");
        await part.CompleteAsync(context.RequestAborted);
        context.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}\"";
    }

    private async Task JoinPartsAsync(HttpContext context)
    {
        var fields = Check(context);
        var body = await HubJson.ReadAsync<CompleteBody>(context);
        var id = ContentId.Require(fields[LfsLinks.ObjectField]);
        var (size, count) = (Number(fields, LfsLinks.SizeField), (int)Number(fields, LfsLinks.PartsField));
        if (body.Oid != id.ToString() || body.Parts?.Count != count)
            throw new RefusedException(Refusal.BadRequest, $"The upload of {id} has {count} parts; name them all.");
        var userId = Number(fields, LfsLinks.UserField);

        await hub.Quotas.CheckAsync(userId, [KeyValuePair.Create(id, size)], context.RequestAborted);

        // A client that did not hear the first answer asks again, when the parts are gone already.
        if (await hub.Rights.FindAsync(new Caller { UserId = userId }, id, context.RequestAborted) is null) await JoinPartsAsync(context, id, size, count, userId);
        await HubJson.WriteAsync(context, new { success = true });
    }

    private async Task JoinPartsAsync(HttpContext context, ContentId id, long size, int count, long userId)
    {
        var parts = await UploadParts.FindAsync(hub.Blobs, UploadOf(context), count, context.RequestAborted);
        await using (var upload = hub.Contents.BeginUpload())
        {
            await using var bytes = new BlobPartsStream(hub.Blobs, parts);
            await upload.AddAsync(bytes, size, id, context.RequestAborted);
            await upload.CompleteAsync(userId, context.RequestAborted);
        }

        foreach (var part in parts) await hub.Blobs.DeleteAsync(part.Name, context.RequestAborted);
    }

    private static string UploadOf(HttpContext context) => (string)context.Request.RouteValues["upload"]!;
}
