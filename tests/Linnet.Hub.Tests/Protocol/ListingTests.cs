using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol;

public sealed class ListingTests
{
    [Fact]
    public async Task Pages_follow_the_link_to_the_end()
    {
        await using var hub = await HubHost.StartAsync();
        for (var i = 0; i < 7; i++) await hub.CreateAsync($"m{i}");
        foreach (var sort in new[] { "createdAt", "downloads", "likes", "lastModified", "likes30d", "trendingScore", "num_parameters", "mainSize", "id" })
        {
            var (names, address) = (new List<string>(), $"/api/models?limit=3&sort={sort}&full=true");
            while (address is not null)
            {
                using var answer = await hub.SendAsync(null, HttpMethod.Get, address);
                names.AddRange((await HubHost.JsonAsync(answer)).AsArray().Select(model => (string)model!["id"]!));
                var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
                address = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
            }

            Assert.Equal(7, names.Distinct().Count());
            Assert.Equal(7, names.Count);
        }
    }

    [Theory]
    [InlineData("/api/models?sort=nonsense")]
    [InlineData("/api/models?cursor=100")]
    [InlineData("/api/models?sort=likes&cursor=name_0_0_1_alice/m")]
    [InlineData("/api/models?num_parameters=many")]
    [InlineData("/api/models?num_parameters=min:-1")]
    public async Task What_cannot_be_read_is_said(string address)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!);
    }

    [Theory]
    [InlineData("search=%22%2A%28%29%20AND", 0)]
    [InlineData("search=sent", 1)]
    [InlineData("search=%E6%83%85%E6%84%9F", 1)]
    [InlineData("pipeline_tag=text-classification&search=reviews", 1)]
    [InlineData("filter=task_categories:x", 0)]
    [InlineData("num_parameters=min:0,max:7B", 0)]
    [InlineData("author=ALICE&filter=license:mit,zh", 1)]
    public async Task Lists_are_narrowed_down(string query, int count)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("sentiment");
        await hub.CommitAsync("alice/sentiment", "main", ("README.md", "---\nlicense: mit\nlanguage: zh\npipeline_tag: text-classification\n---\n# 情感\n\nHotel reviews.\n"));
        Assert.Equal(count, (await hub.JsonAsync($"/api/models?{query}")).AsArray().Count);
    }

    [Fact]
    public async Task Tags_are_listed_by_type()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", "---\nlicense: mit\nlanguage: zh\npipeline_tag: fill-mask\ndatasets: [a/b]\n---\n"));
        await hub.CreateAsync("hidden", new { visibility = "private", license = "apache-2.0" });
        var tags = await HubHost.JsonAsync(await hub.SendAsync(null, HttpMethod.Get, "/api/models-tags-by-type"));
        Assert.Equal("license:mit", (string?)tags["license"]!.AsArray().Single()!["id"]);
        Assert.Equal("zh", (string?)tags["language"]!.AsArray().Single()!["id"]);
        Assert.Equal("dataset:a/b", (string?)tags["dataset"]!.AsArray().Single()!["id"]);
        Assert.Equal("fill-mask", (string?)tags["pipeline_tag"]!.AsArray().Single()!["label"]);
        Assert.Single((await hub.JsonAsync("/api/models-tags-by-type?type=license")).AsObject());
        Assert.Equal(2, (await hub.JsonAsync("/api/models-tags-by-type"))["license"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_types_is_offered_names()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("sentiment-zh");
        await hub.CreateAsync("sentiment-data", new { type = "dataset" });
        await hub.CreateAsync("sentiment-secret", new { visibility = "private" });
        var found = await HubHost.JsonAsync(await hub.SendAsync(null, HttpMethod.Get, "/api/quicksearch?q=senti"));
        Assert.Equal("alice/sentiment-zh", (string?)found["models"]!.AsArray().Single()!["id"]);
        Assert.Equal("/datasets/alice/sentiment-data", (string?)found["datasets"]![0]!["url"]);
        Assert.Equal(1, (int)found["modelsCount"]!);
        Assert.Equal("alice", (string?)(await hub.JsonAsync("/api/quicksearch?q=ali"))["accounts"]!.AsArray().Single()!["name"]);
        Assert.Empty((await hub.JsonAsync("/api/quicksearch?q=%25"))["accounts"]!.AsArray());
        await hub.JsonAsync("/api/quicksearch");
    }

    [Fact]
    public async Task Likes_order_lists_and_count_towards_the_trend()
    {
        await using var hub = await HubHost.StartAsync();
        foreach (var name in new[] { "a", "b", "c" }) await hub.CreateAsync(name);
        foreach (var (token, name) in new[] { (hub.Bob, "b"), (hub.Root, "b"), (hub.Bob, "a") })
        {
            using var liked = await hub.SendAsync(token, HttpMethod.Post, $"/api/models/alice/{name}/like");
            liked.EnsureSuccessStatusCode();
        }

        foreach (var sort in new[] { "likes", "likes30d", "trendingScore" })
        {
            var list = (await hub.JsonAsync($"/api/models?sort={sort}")).AsArray();
            Assert.Equal(["alice/b", "alice/a", "alice/c"], list.Select(item => (string)item!["id"]!));
            Assert.Equal([2, 1, 0], list.Select(item => (int)item!["likes"]!));
            Assert.True((double)list[0]!["trendingScore"]! > (double)list[1]!["trendingScore"]!, $"{list[0]!["trendingScore"]}");
        }
    }
}
