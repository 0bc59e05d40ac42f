using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Clients;

/// <summary>
/// Sends what Python's <c>huggingface_hub</c> sends, request by request, and insists on what that client reads. Which requests these are is known
/// from running it against a server that recorded them.
/// </summary>
/// <param name="hub">The hub.</param>
/// <param name="token">Null where nobody has logged in.</param>
/// <param name="version">Of the client: from 1.20 on it never asks whether large files may be sent as others do.</param>
internal sealed class PythonClient(HubHost hub, string? token, string version = "1.19.0")
{
    private const int Sample = 512;

    internal HubHost Hub => hub;

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null, params string[] headers) => hub.SendAsync(
        token, method, address, body, [$"User-Agent: unknown/None; hf_hub/{version}; python/3.12.3; torch/2.5", $"X-Amzn-Trace-Id: {Guid.NewGuid()}", "Accept: */*", .. headers]);

    internal async Task<JsonNode> JsonAsync(HttpMethod method, string address, object? body = null) => await HubHost.JsonAsync(await SendAsync(method, address, body));

    internal Task<JsonNode> GetAsync(string address) => JsonAsync(HttpMethod.Get, address);

    internal Task<JsonNode> PostAsync(string address, object body) => JsonAsync(HttpMethod.Post, address, body);

    /// <summary><c>create_repo</c>.</summary>
    internal async Task<string> CreateAsync(string name, string visibility = "public")
    {
        var answer = await PostAsync("/api/repos/create", new { name, organization = (string?)null, visibility });
        return new Uri((string)answer["url"]!).AbsolutePath.Trim('/');
    }

    /// <summary><c>hf_hub_download</c>: a HEAD, of which it follows relative redirects only, then a GET; the size is checked.</summary>
    internal async Task<byte[]> DownloadAsync(string repository, string path, string revision = "main")
    {
        var address = $"/{repository}/resolve/{Uri.EscapeDataString(revision)}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
        using var head = await FollowAsync(address);
        head.EnsureSuccessStatusCode();
        Assert.Matches("^[0-9a-f]{40}$", head.Headers.GetValues("X-Repo-Commit").Single());
        Assert.Empty(head.Content.Headers.ContentEncoding);
        var tag = head.Headers.TryGetValues("X-Linked-ETag", out var linked) ? linked.Single() : head.Headers.ETag!.ToString();
        Assert.Matches("^\"[0-9a-f]{40,64}\"$", tag);
        var size = head.Headers.TryGetValues("X-Linked-Size", out var sizes) ? long.Parse(sizes.Single(), System.Globalization.CultureInfo.InvariantCulture) : head.Content.Headers.ContentLength!.Value;
        using var answer = await SendAsync(HttpMethod.Get, head.RequestMessage!.RequestUri!.AbsoluteUri);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, size), (answer.StatusCode, bytes.LongLength));

        // The name under which it is kept is the hash of what came.
        var name = tag.Trim('"');
        Assert.Equal(name, name.Length == 64 ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : GitHash.Of(GitHash.Blob, bytes).ToString());
        return bytes;
    }

    /// <summary><c>snapshot_download</c>: the commit, its tree, then each file at the commit.</summary>
    internal async Task<Dictionary<string, byte[]>> SnapshotAsync(string repository, string revision = "main")
    {
        var sha = (string)(await GetAsync($"/api/models/{repository}/revision/{Uri.EscapeDataString(revision)}"))["sha"]!;
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in (await GetAsync($"/api/models/{repository}/tree/{sha}?recursive=true&expand=false")).AsArray().Where(entry => (string?)entry!["type"] == "file"))
        {
            var path = (string)entry!["path"]!;
            files[path] = await DownloadAsync(repository, path, sha);
            Assert.Equal((long)entry["size"]!, files[path].LongLength);
        }

        return files;
    }

    /// <summary><c>upload_folder</c> and <c>upload_file</c>: what is to be sent how, the large ones, then one commit.</summary>
    /// <returns>The answer to the commit; null where nothing had changed, and none was made.</returns>
    internal async Task<JsonNode?> UploadAsync(string repository, IReadOnlyDictionary<string, byte[]> files, string revision = "main", bool createsProposal = false)
    {
        if (files.TryGetValue("README.md", out var card))
        {
            // It looks at the card before, and stops at errors.
            var findings = await PostAsync("/api/validate-yaml", new { content = Encoding.UTF8.GetString(card), repoType = "model" });
            Assert.Empty(findings["errors"]!.AsArray());
        }

        var query = createsProposal ? "?create_pr=1" : string.Empty;
        var asked = await PostAsync(
            $"/api/models/{repository}/preupload/{Uri.EscapeDataString(revision)}{query}",
            new { files = files.Select(file => new { path = file.Key, size = file.Value.Length, sample = Convert.ToBase64String(file.Value.AsSpan(0, Math.Min(Sample, file.Value.Length))) }) });
        var lines = new List<object>();
        var large = new List<string>();
        foreach (var file in asked["files"]!.AsArray())
        {
            var (path, isLarge) = ((string)file!["path"]!, (string?)file["uploadMode"] == "lfs" && files[(string)file["path"]!].Length > 0);
            Assert.False((bool)file["shouldIgnore"]!);
            if ((string?)file["oid"] == (isLarge ? Hash(files[path]) : GitHash.Of(GitHash.Blob, files[path]).ToString())) continue;
            if (isLarge) large.Add(path);
            lines.Add(isLarge
                ? new { key = "lfsFile", value = new { path, algo = "sha256", oid = Hash(files[path]), size = files[path].Length } }
                : new { key = "file", value = new { content = Convert.ToBase64String(files[path]), path, encoding = "base64" } });
        }

        if (lines.Count == 0) return null;
        Assert.False(large.Count > 0 && Version.Parse(version) >= new Version(1, 20), "this client would insist on Xet now");
        if (large.Count > 0) await SendLargeAsync(repository, [.. large.Select(path => files[path])]);
        return await CommitAsync(repository, revision + query, lines);
    }

    /// <summary><c>create_commit</c>: lines of JSON, each with its line end.</summary>
    internal async Task<JsonNode> CommitAsync(string repository, string revision, IEnumerable<object> lines, string? parent = null)
    {
        var header = parent is null ? (object)new { key = "header", value = new { summary = "Upload folder using huggingface_hub", description = "" } } : new { key = "header", value = new { summary = "s", description = "", parentCommit = parent } };
        var text = string.Concat(lines.Prepend(header).Select(line => JsonSerializer.Serialize(line) + "\n"));
        var (name, query) = revision.Split('?') is [var first, var second] ? (first, $"?{second}") : (revision, string.Empty);
        var answer = await HubHost.JsonAsync(await SendAsync(
            HttpMethod.Post, $"/api/models/{repository}/commit/{Uri.EscapeDataString(name)}{query}", new StringContent(text, Encoding.UTF8, "application/x-ndjson")));

        // The text before /commit/ has to be the address of the repository.
        Assert.Equal($"{hub.Address}/{repository}/commit/{(string?)answer["commitOid"]}", (string?)answer["commitUrl"]);
        return answer;
    }

    private async Task SendLargeAsync(string repository, IReadOnlyList<byte[]> contents)
    {
        using var body = JsonContent.Create(new
        {
            operation = "upload",
            transfers = new[] { "basic", "multipart" },
            objects = contents.Select(bytes => new { oid = Hash(bytes), size = bytes.Length }),
            hash_algo = "sha256",
            @ref = new { name = "main" },
        });
        body.Headers.ContentType = new("application/vnd.git-lfs+json");
        var batch = await HubHost.JsonAsync(await SendAsync(HttpMethod.Post, $"/{repository}.git/info/lfs/objects/batch", body, "Accept: application/vnd.git-lfs+json"));
        foreach (var item in batch["objects"]!.AsArray())
        {
            if (item!["actions"] is not { } actions) continue;
            var bytes = contents.Single(known => Hash(known) == (string?)item["oid"]);

            // Bytes go without a token, to an address that permits it by itself.
            using (var put = await hub.SendAsync(null, HttpMethod.Put, (string)actions["upload"]!["href"]!, new ByteArrayContent(bytes))) put.EnsureSuccessStatusCode();
            using var verified = await SendAsync(HttpMethod.Post, (string)actions["verify"]!["href"]!, new { oid = Hash(bytes), size = bytes.Length });
            verified.EnsureSuccessStatusCode();
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(string address)
    {
        while (true)
        {
            var answer = await SendAsync(HttpMethod.Head, address, null, "Accept-Encoding: identity");
            if ((int)answer.StatusCode is not (>= 300 and < 400)) return answer;
            Assert.False(answer.Headers.Location!.IsAbsoluteUri, "this client follows relative addresses only");
            address = answer.Headers.Location.OriginalString;
            answer.Dispose();
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
