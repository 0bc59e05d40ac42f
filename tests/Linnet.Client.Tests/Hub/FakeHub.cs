using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linnet.Client.Tests.Hub;

/// <summary>A hub within the test that speaks the protocol, remembers every request, and can be told to misbehave.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    internal const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly WebApplication _app;

    private FakeHub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    internal Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Contents by path; large files are those that end with .safetensors or .bin.</summary>
    internal Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["config.json"] = "{}"u8.ToArray(),
        ["empty.txt"] = [],
        ["model.safetensors"] = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))],
        ["tf_model.h5"] = new byte[1000],
    };

    internal ConcurrentQueue<(string Path, string? Token, string? Range)> Requests { get; } = new();

    /// <summary>Asked before every answer; true where it has answered already.</summary>
    internal Func<HttpContext, Task<bool>> Interfere { get; set; } = _ => Task.FromResult(false);

    /// <summary>Changes a listed entry, as a liar would.</summary>
    internal Func<string, Dictionary<string, object>, Dictionary<string, object>> List { get; set; } = (_, entry) => entry;

    internal static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        await hub._app.StartAsync();
        hub.Address = new Uri(hub._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return hub;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal static string HashOf(string path, byte[] content) => IsLarge(path)
        ? Convert.ToHexStringLower(SHA256.HashData(content))
        : Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")), .. content]));

    /// <summary>Sends a file, or the part of it that is asked for.</summary>
    internal static async Task SendAsync(HttpContext context, byte[] content)
    {
        var from = 0;
        if (context.Request.GetTypedHeaders().Range?.Ranges.First().From is { } start)
        {
            from = (int)start;
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{content.Length - 1}/{content.Length}");
        }

        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from));
    }

    internal static Task RefuseAsync(HttpContext context, int status, string? code)
    {
        context.Response.StatusCode = status;
        if (code is not null) context.Response.Headers["X-Error-Code"] = code;
        return context.Response.WriteAsync("{\"error\":\"no\"}");
    }

    private static bool IsLarge(string path) => path.EndsWith(".safetensors", StringComparison.Ordinal) || path.EndsWith(".bin", StringComparison.Ordinal);

    private async Task AnswerAsync(HttpContext context)
    {
        // A slash within a revision comes encoded, and stays so in Path.
        var path = Uri.UnescapeDataString(context.Request.Path.Value!);
        Requests.Enqueue((path, context.Request.Headers.Authorization, context.Request.Headers.Range));
        if (await Interfere(context)) return;
        if (path.StartsWith("/api/models/org/name/revision/", StringComparison.Ordinal))
        {
            if (path.EndsWith("/main", StringComparison.Ordinal) || path.EndsWith("feature/x", StringComparison.Ordinal)) await context.Response.WriteAsync($"{{\"sha\":\"{Commit}\"}}");
            else await RefuseAsync(context, 404, "RevisionNotFound");
        }
        else if (path == $"/api/models/org/name/tree/{Commit}")
        {
            await ListAsync(context);
        }
        else if (path.StartsWith($"/org/name/resolve/{Commit}/", StringComparison.Ordinal) && Files.TryGetValue(path[(path.IndexOf(Commit, StringComparison.Ordinal) + 41)..], out var content))
        {
            context.Response.Headers.ETag = $"\"{HashOf(path, content)}\"";
            context.Response.Headers["X-Repo-Commit"] = Commit;
            await SendAsync(context, content);
        }
        else
        {
            await RefuseAsync(context, 404, path.Contains("resolve", StringComparison.Ordinal) ? "EntryNotFound" : "RepoNotFound");
        }
    }

    /// <summary>Two entries a page.</summary>
    private async Task ListAsync(HttpContext context)
    {
        var start = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var names = Files.Keys.Order(StringComparer.Ordinal).ToArray();
        if (start + 2 < names.Length)
        {
            context.Response.Headers.Link = $"<{Address}api/models/org/name/tree/{Commit}?recursive=true&cursor={start + 2}>; rel=\"next\"";
        }

        List<object> entries = [new Dictionary<string, object> { ["type"] = "directory", ["path"] = "onnx", ["oid"] = Commit, ["size"] = 0 }];
        foreach (var name in names.Skip(start).Take(2))
        {
            var (size, hash) = (Files[name].Length, HashOf(name, Files[name]));
            var entry = new Dictionary<string, object> { ["type"] = "file", ["path"] = name, ["size"] = size, ["oid"] = IsLarge(name) ? Commit : hash };
            if (IsLarge(name)) entry["lfs"] = new Dictionary<string, object> { ["oid"] = hash, ["size"] = size, ["pointerSize"] = 130 };
            entries.Add(List(name, entry));
        }

        await context.Response.WriteAsync(JsonSerializer.Serialize(entries));
    }
}
