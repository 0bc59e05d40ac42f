using System.Net;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Tests.Pages.Finding;

public sealed partial class FindingPageTests
{
    [Fact]
    public async Task A_list_shows_what_there_is_and_what_narrows_it_down()
    {
        await using var hub = await StartAsync();
        using var browser = new Browser(hub.Address);
        var page = await browser.GetAsync("/models");
        Assert.Equal(["alice/reviews-en", "alice/reviews-zh"], Names(page).Order());
        Assert.Contains("name=\"pipeline_tag\" value=\"text-classification\"", page, StringComparison.Ordinal);
        Assert.Contains("Chinese", page, StringComparison.Ordinal);
        Assert.Contains("评论", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-label=\"Active filters\"", page, StringComparison.Ordinal);

        page = await browser.GetAsync("/models?language=zh&pipeline_tag=text-classification&lang=zh");
        Assert.Equal(["alice/reviews-zh"], Names(page));
        Assert.Contains("当前筛选", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/models?pipeline_tag=text-classification\"", page, StringComparison.Ordinal);
        Assert.Contains("文本分类", page, StringComparison.Ordinal);
        Assert.Matches("value=\"zh\" checked", page);
    }

    [Fact]
    public async Task A_search_finds_and_an_empty_one_helps()
    {
        await using var hub = await StartAsync();
        using var browser = new Browser(hub.Address);
        Assert.Equal(["alice/reviews-zh"], Names(await browser.GetAsync("/models?search=酒店评论")));
        var page = await browser.GetAsync("/models?search=reviews+nothing&license=mit");
        Assert.Contains("Nothing fits", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/models?search=reviews+nothing\"".Replace("+", "%20", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("href=\"/models?license=mit&amp;search=reviews\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/datasets?search=corpus\"", await browser.GetAsync("/models?search=corpus"), StringComparison.Ordinal);
        Assert.Contains("There is nothing here yet", await browser.GetAsync("/spaces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_address_says_a_page_comes_and_nothing_in_it_is_markup()
    {
        await using var hub = await StartAsync();
        using var browser = new Browser(hub.Address);
        foreach (var query in new[]
        {
            "search=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "search=%22%27%2A%28&sort=nonsense&p=-1", "p=99999999999", "p=100000", "metric=accuracy&min=x", "metric=%3D%0A&min=0.5", "language=&language=%00",
            "filter=%3Cb%3E&author=%3Cb%3E&license=%3Cb%3E&dataset=%3Cb%3E", $"search={new string('x', 3000)}", string.Join('&', Enumerable.Range(0, 100).Select(i => $"language=l{i}")),
        })
        {
            var page = await browser.GetAsync($"/models?{query}");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"<[^>]+\s(style|on[a-z]+)=", page);
        }
    }

    [Fact]
    public async Task Long_lists_have_pages()
    {
        await using var hub = await HubHost.StartAsync();
        for (var i = 0; i < 33; i++) await hub.CreateAsync($"m{i}");
        using var browser = new Browser(hub.Address);
        var first = await browser.GetAsync("/models?sort=name");
        Assert.Equal(30, Names(first).Count);
        Assert.Contains("href=\"/models?sort=name&amp;p=1\"", first, StringComparison.Ordinal);
        var second = await browser.GetAsync("/models?sort=name&p=1");
        Assert.Equal(33, Names(first).Concat(Names(second)).Distinct().Count());
        Assert.Contains("rel=\"prev\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_are_folded_on_phones()
    {
        await using var hub = await StartAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Mobile Safari/537.36");
        Assert.Contains("<details class=\"facets\">", await client.GetStringAsync(new Uri($"{hub.Address}/models")), StringComparison.Ordinal);
        client.DefaultRequestHeaders.UserAgent.Clear();
        Assert.Contains("<details class=\"facets\" open", await client.GetStringAsync(new Uri($"{hub.Address}/models")), StringComparison.Ordinal);
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("reviews-zh");
        await hub.CommitAsync("alice/reviews-zh", "main", ("README.md", "---\nlicense: mit\nlanguage: zh\npipeline_tag: text-classification\n---\n# 酒店评论\n\n读酒店评论的小模型。\n"));
        await hub.CreateAsync("reviews-en");
        await hub.CommitAsync("alice/reviews-en", "main", ("README.md", "---\nlicense: mit\nlanguage: en\npipeline_tag: text-classification\n---\n# Reviews\n\nHotel reviews.\n"));
        await hub.CreateAsync("corpus", new { type = "dataset" });
        await hub.CreateAsync("reviews-hidden", new { visibility = "private" });
        return hub;
    }

    /// <summary>The repositories that a page lists.</summary>
    private static List<string> Names(string page) => [.. CardLink().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<li class=\"card\">\\s*<h3><a href=\"/([^\"]+)\"")]
    private static partial Regex CardLink();
}
