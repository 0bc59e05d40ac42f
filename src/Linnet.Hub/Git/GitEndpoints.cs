using System.IO.Compression;
using Linnet.Hub.Git.Refs;
using Linnet.Hub.Limits;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Git;

/// <summary>Git over HTTP for reading (git's manual, gitprotocol-http); addresses work with <c>.git</c> and without.</summary>
/// <param name="open">The door to the repositories.</param>
/// <param name="limits">How much one request may ask for.</param>
internal sealed class GitEndpoints(OpenRepository open, GitLimits limits)
{
    private const string Challenge = "Basic realm=\"Linnet hub\", charset=\"UTF-8\"";
    private const string Gzip = "gzip";
    private const int WriteBuffer = 64 << 10;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/info/refs", context => AdvertiseAsync(context, kind));
            routes.MapPost($"{prefix}/{RefAdvertisement.UploadPack}", context => FetchAsync(context, kind)).WithMetadata(RateBucket.Transfer);
            routes.MapPost($"{prefix}/{RefAdvertisement.ReceivePack}", context => PushAsync(context, kind));
        }
    }

    /// <summary>The newest version that a client offers and that is known here.</summary>
    private static int VersionOf(HttpContext context)
    {
        var offers = context.Request.Headers["Git-Protocol"].SelectMany(value => (value ?? string.Empty).Split(':')).ToList();
        return offers.Contains("version=2") ? 2 : offers.Contains("version=1") ? 1 : 0;
    }

    private static async Task WriteAsync(HttpContext context, string type, Func<Stream, Task> write)
    {
        var response = context.Response;
        response.ContentType = $"application/x-{type}";
        response.Headers.CacheControl = "no-cache, max-age=0, must-revalidate";
        response.Headers.Pragma = "no-cache";
        response.Headers.Expires = "Fri, 01 Jan 1980 00:00:00 GMT";

        // Lines are short, and each would be a chunk of its own. The body below stays open.
        var output = new BufferedStream(response.Body, WriteBuffer);
        await write(output);
        await output.FlushAsync(context.RequestAborted);
    }

    /// <summary>Refuses in words that git shows: it prints plain text of an answer that failed.</summary>
    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }

    /// <summary>Opens the repository. Git sends credentials only after a challenge, whoever writes the answer.</summary>
    private Task<IGitObjectSource> OpenAsync(HttpContext context, RepositoryKind kind, GitService service)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = Challenge;
            return Task.CompletedTask;
        });
        return open(context, context.NameOf(kind), service);
    }

    private async Task AdvertiseAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        switch (context.Request.Query["service"].ToString())
        {
            case RefAdvertisement.UploadPack:
                var upload = new UploadPack(await OpenAsync(context, kind, GitService.Read), limits);
                await WriteAsync(context, $"{RefAdvertisement.UploadPack}-advertisement", output => upload.AdvertiseAsync(VersionOf(context), output, cancellation));
                break;
            case RefAdvertisement.ReceivePack:
                await OpenAsync(context, kind, GitService.Push);
                await WriteAsync(context, $"{RefAdvertisement.ReceivePack}-advertisement", output => ReceivePack.AdvertiseAsync(output, cancellation));
                break;
            default:
                await RefuseAsync(context, StatusCodes.Status403Forbidden, "This hub speaks git's smart protocol alone: use git 1.6.6 or later.");
                break;
        }
    }

    private async Task FetchAsync(HttpContext context, RepositoryKind kind)
    {
        var source = await OpenAsync(context, kind, GitService.Read);
        if (!await TakesAsync(context, RefAdvertisement.UploadPack)) return;
        await using var unpacked = IsCompressed(context) ? new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
        var input = unpacked ?? context.Request.Body;
        await WriteAsync(
            context,
            $"{RefAdvertisement.UploadPack}-result",
            output => new UploadPack(source, limits).AnswerAsync(VersionOf(context), input, output, context.RequestAborted));
    }

    private async Task PushAsync(HttpContext context, RepositoryKind kind)
    {
        await OpenAsync(context, kind, GitService.Push);
        if (!await TakesAsync(context, RefAdvertisement.ReceivePack)) return;
        await WriteAsync(context, $"{RefAdvertisement.ReceivePack}-result", output => ReceivePack.AnswerAsync(output, context.RequestAborted).AsTask());
    }

    private static bool IsCompressed(HttpContext context) => context.Request.Headers.ContentEncoding.ToString() is Gzip or "x-gzip";

    private static async Task<bool> TakesAsync(HttpContext context, string service)
    {
        var isKnown = context.Request.ContentType == $"application/x-{service}-request"
            && (context.Request.Headers.ContentEncoding.Count == 0 || IsCompressed(context) || context.Request.Headers.ContentEncoding == "identity");
        if (!isKnown) await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"A request of {service} was expected, as it is or in gzip.");
        return isKnown;
    }
}
