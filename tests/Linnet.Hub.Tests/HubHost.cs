using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Tests.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hub.Tests;

/// <summary>A hub on a loopback port, with Alice, Bob and an administrator, and requests to it as clients write them.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    private readonly Store _store;
    private readonly WebApplication _application;
    private readonly HttpClient _client;

    private HubHost(Store store, WebApplication application)
    {
        _store = store;
        _application = application;
        Address = application.Urls.First();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = new Uri(Address), Timeout = Timeout.InfiniteTimeSpan };
    }

    internal string Address { get; }

    internal HubServices Services => _application.Services.GetRequiredService<HubServices>();

    internal string Alice { get; private set; } = string.Empty;

    internal string Bob { get; private set; } = string.Empty;

    internal string Root { get; private set; } = string.Empty;

    internal static async Task<HubHost> StartAsync(Func<HubOptions, HubOptions>? change = null)
    {
        var store = await Store.CreateAsync(null);
        var application = await HubApplication.BuildAsync(change?.Invoke(store.Options) ?? store.Options);
        await application.StartAsync();
        var host = new HubHost(store, application);
        host.Alice = await host.AddUserAsync("alice", TokenRole.Write, isAdmin: false);
        host.Bob = await host.AddUserAsync("bob", TokenRole.Write, isAdmin: false);
        host.Root = await host.AddUserAsync("root", TokenRole.Admin, isAdmin: true);
        return host;
    }

    /// <summary>All that the hub answers to, as it was mapped.</summary>
    internal IEnumerable<(string Method, string Pattern)> Routes() => ((IEndpointRouteBuilder)_application).DataSources
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (method, route.RoutePattern.RawText!)));

    /// <summary>All files that the hub keeps.</summary>
    internal IEnumerable<string> DataFiles() => Directory.EnumerateFiles(_store.Options.DataFolder, "*", SearchOption.AllDirectories);

    /// <summary>What the audit log says so far.</summary>
    internal List<string> AuditLines()
    {
        var path = Path.Combine(_store.Options.DataFolder, Linnet.Hub.Safety.AuditLog.FileName);
        if (!File.Exists(path)) return [];
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    internal async Task<string> AddUserAsync(string name, TokenRole role, bool isAdmin)
    {
        var user = await Services.Accounts.FindAsync(name, default) ?? await Services.Accounts.CreateUserAsync(name, null, isAdmin, default);
        return await Services.Tokens.CreateAsync(user.Id, "laptop", role, null, default);
    }

    /// <summary>Sends a request as Alice.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null) => SendAsync(Alice, method, address, body);

    /// <summary>Sends a request.</summary>
    /// <param name="token">Null for nobody.</param>
    /// <param name="method">Its method.</param>
    /// <param name="address">Below the root of the hub; its escapes are sent as they are.</param>
    /// <param name="body">An <see cref="HttpContent"/>, or an object to be sent as JSON.</param>
    /// <param name="headers">As text, <c>Name: value</c>.</param>
    internal async Task<HttpResponseMessage> SendAsync(string? token, HttpMethod method, string address, object? body = null, params string[] headers)
    {
        var target = address.StartsWith("http", StringComparison.Ordinal) ? address : $"{Address}{address}";
        using var request = new HttpRequestMessage(method, new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        // What the server does behind an answer (its audit log, the place that it leaves) is done when the whole answer is here; what is read may be large, and stays a stream.
        if (method != HttpMethod.Get || !answer.IsSuccessStatusCode) await answer.Content.LoadIntoBufferAsync();
        return answer;
    }

    internal Task<HttpResponseMessage> GetAsync(string address, params string[] headers) => SendAsync(Alice, HttpMethod.Get, address, null, headers);

    internal async Task<JsonNode> JsonAsync(string address) => await JsonAsync(await GetAsync(address));

    internal static async Task<JsonNode> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    internal async Task<string> TextAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync();

    /// <summary>Creates a model of Alice's.</summary>
    internal async Task CreateAsync(string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["name"] = name;
        (await SendAsync(HttpMethod.Post, "/api/repos/create", body)).EnsureSuccessStatusCode();
    }

    /// <summary>Commits small files to a model of Alice's.</summary>
    /// <returns>The id of the commit.</returns>
    internal async Task<string> CommitAsync(string repository, string revision, params (string Path, string Text)[] files)
    {
        var lines = files.Select(file => (object)new
        {
            key = "file",
            value = new { content = Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Text)), path = file.Path, encoding = "base64" },
        });
        return (await JsonAsync(await CommitLinesAsync(repository, revision, [.. lines])))["commitOid"]!.GetValue<string>();
    }

    internal Task<HttpResponseMessage> CommitLinesAsync(string repository, string revision, params object[] lines) => CommitLinesAsync(Alice, repository, revision, null, lines);

    internal Task<HttpResponseMessage> CommitLinesAsync(string? token, string repository, string revision, string? parent, params object[] lines)
    {
        var header = parent is null ? (object)new { key = "header", value = new { summary = "Change", description = "" } } : new { key = "header", value = new { summary = "Change", parentCommit = parent } };
        var text = string.Join('\n', lines.Prepend(header).Select(line => JsonSerializer.Serialize(line)));
        var (name, query) = revision.Split('?') is [var first, var second] ? (first, $"?{second}") : (revision, string.Empty);
        return SendAsync(token, HttpMethod.Post, $"/api/models/{repository}/commit/{Uri.EscapeDataString(name)}{query}", new StringContent(text, Encoding.UTF8, "application/x-ndjson"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        _store.Dispose();
    }
}
