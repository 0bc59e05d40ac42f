using System.Net;
using System.Text;
using Linnet.Client.Hub;
using Linnet.Hub.Access;
using Linnet.Hub.Mirror;
using Linnet.Hub.Tests.Clients;

namespace Linnet.Hub.Tests.Mirror;

/// <summary>A hub behind a hub: two real ones.</summary>
public sealed class MirrorTests
{
    private static readonly byte[] Weights = RandomBytes.Of(300_000, 5);

    [Fact]
    public async Task What_is_not_here_comes_from_there_and_stays()
    {
        var there = await ThereAsync();
        await using var here = await HereAsync(there);
        using var client = here.Client();
        var model = HubRepository.Parse("carol/model");
        var folder = await client.PullAsync(model);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors")));
        Assert.Equal((await there.JsonAsync("/api/models/carol/model/revision/main"))["sha"]!.GetValue<string>(), (await client.DescribeAsync(model)).Commit);

        // The ids of folders and pointers are made here, and are those that git has.
        var theirs = await there.TextAsync("/api/models/carol/model/tree/main?recursive=true");
        var ours = await here.Host.TextAsync("/api/models/carol/model/tree/main?recursive=true");
        Assert.Equal(Ids(theirs), Ids(ours));
        Assert.Equal(await there.TextAsync("/carol/model/raw/main/model.safetensors"), await here.Host.TextAsync("/carol/model/raw/main/model.safetensors"));

        await there.DisposeAsync();
        using var again = here.Client(options => options with { CacheFolder = here.Place("another") });
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(await again.PullAsync(model), "model.safetensors")));
        Assert.True((await again.VerifyAsync(model)).IsRight);
    }

    [Fact]
    public async Task A_branch_is_asked_again_and_a_hub_that_is_gone_is_said()
    {
        var there = await ThereAsync();
        await using var here = await HereAsync(there, options => options with { FreshFor = TimeSpan.Zero });
        var before = await ShaAsync(here.Host);
        var after = await CommitAsync(there, "carol/model", ("config.json", "{\"a\":1}"));
        Assert.NotEqual(before, after);
        Assert.Equal(after, await ShaAsync(here.Host));
        Assert.Equal("{\"a\":1}", await here.Host.TextAsync("/carol/model/resolve/main/config.json"));
        await there.DisposeAsync();
        var answer = await here.Host.GetAsync("/carol/model/resolve/main/config.json");
        Assert.Equal("{\"a\":1}", await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("mirror;", answer.Headers.GetValues("X-HF-Warning").Single(), StringComparison.Ordinal);

        // The older commit was asked for too; what was never asked for cannot be had.
        Assert.Equal(HttpStatusCode.OK, (await here.Host.GetAsync($"/api/models/carol/model/revision/{before}")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await here.Host.GetAsync("/api/models/carol/other/revision/main")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await here.Host.GetAsync("/carol/model/resolve/main/model.safetensors")).StatusCode);
    }

    [Fact]
    public async Task History_branches_and_tags_are_told_and_stay()
    {
        var there = await ThereAsync();
        for (var i = 0; i < 3; i++) await CommitAsync(there, "carol/model", ("notes/a.txt", $"{i}"));
        foreach (var (address, body) in new[] { ("tag/main", (object)new { tag = "v1" }), ("branch/side%2Fway", new { }) })
            (await there.SendAsync(there.Root, HttpMethod.Post, $"/api/models/carol/model/{address}", body)).EnsureSuccessStatusCode();
        await using var here = await HereAsync(there, options => options with { FreshFor = TimeSpan.Zero });
        await SameAsync("/api/models/carol/model/commits/main");
        await SameAsync("/api/models/carol/model/refs");
        await CommitAsync(there, "carol/model", ("notes/a.txt", "later"));
        await SameAsync("/api/models/carol/model/commits/main");
        await SameAsync("/api/models/carol/model/refs?include_prs=1");
        using (var page = await here.Host.GetAsync("/api/models/carol/model/commits/main?limit=2"))
        {
            Assert.Equal("6", page.Headers.GetValues("X-Total-Count").Single());
            Assert.Equal(2, (await HubHost.JsonAsync(page)).AsArray().Count);
        }

        using var client = here.Client();
        var model = HubRepository.Parse("carol/model");
        var commits = await client.ListCommitsAsync(model).Select(commit => commit.Id).ToListAsync();
        Assert.Equal(6, commits.Distinct().Count());
        await there.DisposeAsync();
        Assert.Equal(commits, await client.ListCommitsAsync(model).Select(commit => commit.Id).ToListAsync());
        Assert.Equal(["side/way", "main"], (await client.ListRefsAsync(model)).Branches.Select(item => item.Name).OrderDescending(StringComparer.Ordinal));
        Assert.Equal("v1", Assert.Single((await client.ListRefsAsync(model)).Tags).Name);

        async Task SameAsync(string address) => Assert.Equal(await there.TextAsync(address), await here.Host.TextAsync(address));
    }

    [Fact]
    public async Task Names_of_this_hub_win_and_are_told_to_nobody()
    {
        await using var there = await ThereAsync();
        await there.CreateAsync("mine");
        await CommitAsync(there, "alice/mine", ("config.json", "theirs"));
        await using var here = await HereAsync(there);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Host.GetAsync("/api/models/alice/mine/revision/main")).StatusCode);
        await here.Host.CreateAsync("mine");
        await here.Host.CommitAsync("alice/mine", "main", ("config.json", "ours"));
        Assert.Equal("ours", await here.Host.TextAsync("/alice/mine/resolve/main/config.json"));
    }

    [Fact]
    public async Task Nothing_is_written_to_the_other_hub()
    {
        await using var there = await ThereAsync();
        await using var here = await HereAsync(there, options => options with { Token = there.Root });
        using var client = here.Client();
        var model = HubRepository.Parse("carol/model");
        var folder = here.Write("change", ("config.json", ClientBench.Text("changed")));
        await Assert.ThrowsAsync<HubException>(() => client.PushAsync(model, folder));
        await Assert.ThrowsAsync<HubException>(() => client.DeleteAsync(model));
        await Assert.ThrowsAsync<HubException>(() => client.CreateTagAsync(model, "v1"));
        Assert.Equal("{}", await there.TextAsync("/carol/model/resolve/main/config.json"));
    }

    [Fact]
    public async Task What_is_private_there_is_for_those_who_are_known_here()
    {
        await using var there = await ThereAsync();
        (await there.SendAsync(there.Root, HttpMethod.Put, "/api/models/carol/model/settings", new { @private = true })).EnsureSuccessStatusCode();
        await using (var without = await HereAsync(there)) Assert.Equal(HttpStatusCode.NotFound, (await without.Host.GetAsync("/api/models/carol/model/revision/main")).StatusCode);
        await using var here = await HereAsync(there, options => options with { Token = there.Root });
        Assert.Equal("{}", await here.Host.TextAsync("/carol/model/resolve/main/config.json"));
        foreach (var address in new[] { "/api/models/carol/model", "/carol/model/resolve/main/config.json", "/api/models/carol/model/tree/main", "/api/models/carol/model/commits/main", "/api/models/carol/model/refs" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await here.Host.SendAsync(null, HttpMethod.Get, address)).StatusCode);
    }

    [Fact]
    public async Task Parts_and_probes_are_answered()
    {
        await using var there = await ThereAsync();
        await using var here = await HereAsync(there);
        const string Address = "/carol/model/resolve/main/model.safetensors";
        var head = await here.Host.SendAsync(null, HttpMethod.Head, Address);
        Assert.Equal(Weights.Length, head.Content.Headers.ContentLength);
        foreach (var isStored in new[] { false, true })
        {
            if (isStored) Assert.Equal(Weights, await (await here.Host.GetAsync(Address)).Content.ReadAsByteArrayAsync());
            var part = await here.Host.GetAsync(Address, "Range: bytes=1000-1999");
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(Weights[1000..2000], await part.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await here.Host.GetAsync("/carol/model/resolve/main/missing.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Host.GetAsync("/carol/model/resolve/nowhere/config.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Host.GetAsync("/api/models/carol/nothing")).StatusCode);
        var several = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await (await here.Host.GetAsync("/carol/model/resolve/main/notes/a.txt")).Content.ReadAsStringAsync()));
        Assert.All(several, text => Assert.Equal("a", text));
    }

    private static string[] Ids(string tree) =>
        [.. System.Text.Json.Nodes.JsonNode.Parse(tree)!.AsArray().Select(entry => $"{entry!["path"]} {entry["oid"]} {entry["lfs"]?["oid"]} {entry["size"]}")];

    private static async Task<string> ShaAsync(HubHost host) => (await host.JsonAsync("/api/models/carol/model/revision/main"))["sha"]!.GetValue<string>();

    private static async Task<HubHost> ThereAsync()
    {
        var host = await HubHost.StartAsync();
        var carol = await host.AddUserAsync("carol", TokenRole.Write, isAdmin: false);
        (await host.SendAsync(carol, HttpMethod.Post, "/api/repos/create", new { name = "model" })).EnsureSuccessStatusCode();
        await CommitAsync(host, "carol/model", ("config.json", "{}"), ("model.safetensors", Convert.ToBase64String(Weights)), ("notes/a.txt", "a"));
        return host;
    }

    private static async Task<string> CommitAsync(HubHost host, string repository, params (string Path, string Text)[] files)
    {
        var lines = files.Select(file => (object)new
        {
            key = "file",
            value = new { path = file.Path, encoding = "base64", content = file.Path.EndsWith(".safetensors", StringComparison.Ordinal) ? file.Text : Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Text)) },
        });
        return (await HubHost.JsonAsync(await host.CommitLinesAsync(host.Root, repository, "main", null, [.. lines])))["commitOid"]!.GetValue<string>();
    }

    private static Task<ClientBench> HereAsync(HubHost there, Func<UpstreamOptions, UpstreamOptions>? change = null)
    {
        var upstream = new UpstreamOptions { Endpoint = new Uri(there.Address), Timeout = TimeSpan.FromMinutes(10) };
        return ClientBench.StartAsync(options => options with { Upstream = change?.Invoke(upstream) ?? upstream });
    }
}
