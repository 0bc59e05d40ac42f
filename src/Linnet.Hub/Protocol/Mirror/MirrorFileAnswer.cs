using Linnet.Hub.Content;
using Linnet.Hub.Mirror.Upstream;
using Linnet.Hub.Objects;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Mirror;

/// <summary>
/// Sends a file of another hub: from here where it is kept; else from there, and stored while it passes. A part of a file that is not here, and a file that
/// somebody else is just fetching, only pass.
/// </summary>
internal sealed class MirrorFileAnswer(UpstreamMirror mirror, MirrorVersion version, MirrorTree tree, bool isFixed)
{
    internal async Task SendAsync(HttpContext context, string path, bool isRaw)
    {
        var cancellation = context.RequestAborted;
        if (tree.Find(path) is not { } file || tree.FindEntry(path) is not { } entry)
            throw new RefusedException(Refusal.EntryNotFound, $"There is no file '{path}' at {version.Commit}.") { Commit = version.Commit.ToString() };
        FileHeaders.Write(context, entry, version.Commit, isFixed, isPrivate: false, isRaw);
        if (context.Request.Headers.IfNoneMatch.Any(tag => tag == context.Response.Headers.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var pointer = isRaw && file.Content is { } content ? new LfsPointer(content, file.Size).ToBytes() : null;
        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (pointer is not null || isHead || file.Size == 0)
        {
            var part = RangeResponse.Begin(context, pointer?.Length ?? file.Size);
            if (pointer is not null && !isHead) await context.Response.Body.WriteAsync(pointer.AsMemory((int)part.Offset, (int)part.Length), cancellation);
            return;
        }

        // Asked before the head goes: what cannot be had is an error, and no half answer.
        if (await mirror.FindContentAsync(file, cancellation) is { } stored)
        {
            await SendStoredAsync(context, file, stored);
            return;
        }

        var isWhole = context.Request.Headers.Range.Count == 0;
        if (isWhole && mirror.TryBegin(file)) await FetchAsync(context, file);
        else await PassAsync(context, file);
    }

    private async Task SendStoredAsync(HttpContext context, MirrorFile file, ContentId stored)
    {
        var range = RangeResponse.Begin(context, file.Size);
        await using var bytes = await mirror.ReadAsync(stored, range.Offset, range.Length, context.RequestAborted);
        await bytes.CopyToAsync(context.Response.Body, RangeResponse.CopyBuffer, context.RequestAborted);
    }

    private async Task FetchAsync(HttpContext context, MirrorFile file)
    {
        try
        {
            // A client that goes away is no reason to fetch the same bytes again for the next one.
            await using var source = await mirror.OpenAsync(version, file, 0, CancellationToken.None);
            RangeResponse.Begin(context, file.Size);
            await using var tee = new TeeStream(source, context.Response.Body, context.RequestAborted);
            await mirror.StoreAsync(file, tee, CancellationToken.None);
            await tee.CompleteAsync();
        }
        catch (LinnetException error) when (!context.Response.HasStarted)
        {
            throw error is RefusedException { Refusal: Refusal.Unavailable or Refusal.RepositoryNotFound or Refusal.EntryNotFound }
                ? error
                : new RefusedException(Refusal.Unavailable, $"'{file.Path}' cannot be had from the hub behind this one: {error.Message}");
        }
        finally
        {
            mirror.End(file);
        }
    }

    private async Task PassAsync(HttpContext context, MirrorFile file)
    {
        var range = RangeResponse.Begin(context, file.Size);
        var source = await mirror.OpenAsync(version, file, range.Offset, context.RequestAborted);
        await using var part = new PartStream(source, file.Path, range.Length);
        await part.CopyToAsync(context.Response.Body, RangeResponse.CopyBuffer, context.RequestAborted);
    }
}
