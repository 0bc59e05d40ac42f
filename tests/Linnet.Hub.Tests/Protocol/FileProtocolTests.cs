using System.Net;
using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Protocol;

public sealed class FileProtocolTests
{
    [Fact]
    public async Task A_plain_file_has_the_headers_that_clients_need()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var commit = await hub.CommitAsync("alice/m", "main", ("sub/config.json", "{}"));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await hub.SendAsync(method, "/alice/m/resolve/main/sub/config.json");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(commit, answer.Headers.GetValues("X-Repo-Commit").Single());
            Assert.Equal($"\"{GitHash.Of(GitHash.Blob, "{}"u8)}\"", answer.Headers.ETag!.ToString());
            Assert.Equal(2, answer.Content.Headers.ContentLength);
            Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("inline; filename*=UTF-8''config.json; filename=\"config.json\";", answer.Content.Headers.GetValues("Content-Disposition").Single());
            Assert.False(answer.Headers.Contains("X-Linked-Size"));
            Assert.False(answer.Headers.Contains("X-Xet-Hash"));
        }

        using var pinned = await hub.GetAsync($"/alice/m/resolve/{commit}/sub/config.json");
        Assert.Contains("immutable", pinned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var unchanged = await hub.GetAsync("/alice/m/resolve/main/sub/config.json", $"If-None-Match: {pinned.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_large_file_is_named_by_its_sha256_and_raw_gives_the_pointer()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("model.safetensors", "weights"));
        var hash = Convert.ToHexStringLower(SHA256.HashData("weights"u8));
        using var answer = await hub.SendAsync(HttpMethod.Head, "/alice/m/resolve/main/model.safetensors");
        Assert.Equal($"\"{hash}\"", answer.Headers.ETag!.ToString());
        Assert.Equal($"\"{hash}\"", answer.Headers.GetValues("X-Linked-ETag").Single());
        Assert.Equal("7", answer.Headers.GetValues("X-Linked-Size").Single());
        Assert.Equal(7, answer.Content.Headers.ContentLength);
        Assert.Equal("weights", await hub.TextAsync("/alice/m/resolve/main/model.safetensors"));
        Assert.Equal($"version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 7\n", await hub.TextAsync("/alice/m/raw/main/model.safetensors"));
        var entry = (await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Single(entry => (string)entry!["path"]! == "model.safetensors")!;
        Assert.Equal(hash, (string?)entry["lfs"]!["oid"]);
        Assert.Equal(7, (int)entry["size"]!);
        Assert.Equal(Encoding.ASCII.GetByteCount($"version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 7\n"), (int)entry["lfs"]!["pointerSize"]!);
        var sibling = (await hub.JsonAsync("/api/models/alice/m?blobs=true"))["siblings"]!.AsArray().Single(file => (string)file!["rfilename"]! == "model.safetensors")!;
        Assert.Equal(hash, (string?)sibling["lfs"]!["sha256"]);
    }

    [Fact]
    public async Task Ranges_are_honoured_and_resumed()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(number => $"{number:000000}"));
        await hub.CommitAsync("alice/m", "main", ("a.txt", text), ("empty.txt", ""));
        const string Address = "/alice/m/resolve/main/a.txt";
        using var probe = await hub.GetAsync(Address, "Range: bytes=0-0", "Accept: application/vnd.xet-fileinfo+json, */*");
        Assert.Equal(HttpStatusCode.PartialContent, probe.StatusCode);
        Assert.Equal("bytes 0-0/180000", probe.Content.Headers.ContentRange!.ToString());
        using var rest = await hub.GetAsync(Address, "Range: bytes=65536-");
        Assert.Equal(text[65536..], await rest.Content.ReadAsStringAsync());
        using var slice = await hub.GetAsync(Address, "Range: bytes=6-17");
        Assert.Equal("000001000002", await slice.Content.ReadAsStringAsync());
        using var changed = await hub.GetAsync(Address, "Range: bytes=6-17", "If-Range: \"other\"");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var behind = await hub.GetAsync(Address, "Range: bytes=180000-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
        Assert.Equal("bytes */180000", behind.Content.Headers.ContentRange!.ToString());
        using var empty = await hub.GetAsync("/alice/m/resolve/main/empty.txt", "Range: bytes=0-0");
        Assert.Equal(HttpStatusCode.PartialContent, empty.StatusCode);
        Assert.Equal("bytes 0-0/0", empty.Content.Headers.GetValues("Content-Range").Single());
        Assert.Equal(0, empty.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Names_with_spaces_and_other_scripts_work_in_each_clients_spelling()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("sub/a b 100%.txt", "1"), ("sub/中文.txt", "2"));
        Assert.Equal("1", await hub.TextAsync("/alice/m/resolve/main/sub/a%20b%20100%25.txt"));
        Assert.Equal("2", await hub.TextAsync($"/alice/m/resolve/main/sub/{Uri.EscapeDataString("中文")}.txt"));
        Assert.Equal(2, (await hub.JsonAsync("/api/models/alice/m/tree/main/sub")).AsArray().Count);
        using var head = await hub.GetAsync($"/alice/m/resolve/main/sub/{Uri.EscapeDataString("中文")}.txt");
        Assert.Contains("filename*=UTF-8''%E4%B8%AD%E6%96%87.txt", head.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_with_slashes_work_encoded_and_as_they_are()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/feature%2Fx", new { }));
        await hub.CommitAsync("alice/m", "feature/x", ("sub/dir/a.txt", "branch"));
        foreach (var revision in new[] { "feature%2Fx", "feature/x", "refs%2Fheads%2Ffeature%2Fx" })
        {
            Assert.Equal("branch", await hub.TextAsync($"/alice/m/resolve/{revision}/sub/dir/a.txt"));
            Assert.Contains("sub/dir/a.txt", (await hub.JsonAsync($"/api/models/alice/m/tree/{revision}?recursive=True")).ToJsonString(), StringComparison.Ordinal);
            Assert.Equal("sub/dir/a.txt", (string?)(await hub.JsonAsync($"/api/models/alice/m/tree/{revision}/sub%2Fdir"))[0]!["path"]);
            Assert.Equal(2, (await hub.JsonAsync($"/api/models/alice/m/commits/{revision}")).AsArray().Count);
        }
    }

    [Fact]
    public async Task Trees_have_pages_that_stay_at_one_commit()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", [.. Enumerable.Range(0, 230).Select(number => ($"files/{number:000}.txt", "x"))]);
        var paths = new List<string>();
        string? address = "/api/models/alice/m/tree/main?recursive=true&expand=true";
        var pages = 0;
        while (address is not null)
        {
            using var answer = await hub.GetAsync(address);
            foreach (var entry in (await HubHost.JsonAsync(answer)).AsArray())
            {
                paths.Add((string)entry!["path"]!);
                Assert.NotNull(entry["lastCommit"]!["date"]);
            }

            var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            address = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
            if (pages++ == 0) await hub.CommitAsync("alice/m", "main", ("files/000.5.txt", "in between"));
        }

        Assert.Equal(3, pages);
        Assert.Equal(232, paths.Count);
        Assert.Equal(paths.Count, paths.Distinct().Count());
    }

    [Fact]
    public async Task Paths_are_described_from_json_and_from_a_form()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"), ("sub/b.txt", "2"));
        var json = (await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/paths-info/main", new { paths = new[] { "a.txt", "sub", "none" }, expand = true }))).AsArray();
        Assert.Equal(["file", "directory"], json.Select(entry => (string)entry!["type"]!));
        Assert.Equal("Change", (string?)json[0]!["lastCommit"]!["title"]);
        var form = new FormUrlEncodedContent([new("paths", "a.txt"), new("paths", "sub/b.txt"), new("expand", "False")]);
        var plain = (await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/paths-info/main", form))).AsArray();
        Assert.Equal(["a.txt", "sub/b.txt"], plain.Select(entry => (string)entry!["path"]!));
        Assert.Null(plain[0]!["lastCommit"]);
    }

    [Fact]
    public async Task Downloads_are_counted_and_probes_are_not()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("config.json", "{}"), ("a.txt", "1"));
        await hub.TextAsync("/alice/m/resolve/main/config.json");
        await hub.TextAsync("/alice/m/resolve/main/config.json");
        await hub.TextAsync("/alice/m/resolve/main/a.txt");
        (await hub.GetAsync("/alice/m/resolve/main/config.json", "Range: bytes=0-0")).Dispose();
        (await hub.SendAsync(HttpMethod.Head, "/alice/m/resolve/main/config.json")).Dispose();
        await hub.Services.Downloads.FlushAsync();
        Assert.Equal(2, (int)(await hub.JsonAsync("/api/models/alice/m"))["downloads"]!);
    }

    [Fact]
    public async Task Strangers_files_never_run_in_a_browser()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.html", "<script>1</script>"), ("a.svg", "<svg/>"), ("x\".txt", "1"));
        foreach (var name in new[] { "a.html", "a.svg" })
        {
            using var answer = await hub.GetAsync($"/alice/m/resolve/main/{name}");
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType!, new[] { "text/plain", "application/octet-stream" });
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        using var quoted = await hub.GetAsync("/alice/m/resolve/main/x%22.txt");
        Assert.EndsWith("filename=\"x_.txt\";", quoted.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_is_listed_and_served_under_one_name()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"), ("w.bin", "2"));
        foreach (var entry in (await hub.JsonAsync("/api/models/alice/m/tree/main?recursive=true")).AsArray())
        {
            using var answer = await hub.SendAsync(HttpMethod.Head, $"/alice/m/resolve/main/{(string)entry!["path"]!}");
            Assert.Equal($"\"{(string?)entry["lfs"]?["oid"] ?? (string)entry["oid"]!}\"", answer.Headers.ETag!.ToString());
        }
    }
}
