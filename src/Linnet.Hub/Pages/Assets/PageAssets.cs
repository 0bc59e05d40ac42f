using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Assets;

/// <summary>Style, script and mark of the pages. Their addresses hold a hash of what they are, so that browsers may keep them for ever.</summary>
internal static class PageAssets
{
    private const string Prefix = "assets/";
    private const int HashLength = 12;

    private static readonly FrozenDictionary<string, Asset> ByFile = Load().ToFrozenDictionary(asset => asset.File, StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    /// <param name="name">Such as <c>hub.css</c>.</param>
    internal static string Address(string name) => $"/{Prefix}{ByFile.Values.First(asset => asset.Name == name).File}";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], SendAsync);
        routes.MapMethods("/favicon.ico", [HttpMethods.Get, HttpMethods.Head], context =>
        {
            context.Response.Redirect(Address("linnet.svg"));
            return Task.CompletedTask;
        });
    }

    private static Task SendAsync(HttpContext context)
    {
        if (!ByFile.TryGetValue((string)context.Request.RouteValues["file"]!, out var asset))
            throw new RefusedException(Refusal.NotFound, "There is no such part of the pages.");
        var response = context.Response;
        response.ContentType = asset.Type;
        response.ContentLength = asset.Bytes.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(asset.Bytes, context.RequestAborted).AsTask();
    }

    private static IEnumerable<Asset> Load()
    {
        var assembly = typeof(PageAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Prefix.Length..];
            var extension = Path.GetExtension(name);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];
            yield return new Asset(name, $"{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", TypeOf(extension), bytes);
        }
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };

    private sealed record Asset(string Name, string File, string Type, byte[] Bytes);
}
