using Linnet.Hub.Access;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Tests.Diff;

namespace Linnet.Hub.Tests.Search;

public sealed class RepositorySearchTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Names_come_before_tags_and_tags_before_cards()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("plain", "license: mit", "# Title\n\nA first line.\n\nFar down it says sentiment.");
        await hub.AddAsync("tagged", "tags: [sentiment]");
        await hub.AddAsync("sentiment-small", "license: mit");
        await hub.AddAsync("summed", "license: mit", "Finds the sentiment of a text.");
        await hub.AddAsync("sentiment", "license: mit");
        Assert.Equal(["sentiment", "sentiment-small", "tagged", "summed", "plain"], await hub.NamesAsync("sentiment"));
        Assert.Equal(["sentiment", "sentiment-small"], (await hub.NamesAsync("sentim")).Take(2).Order());
        Assert.Equal(["sentiment-small"], await hub.NamesAsync("small sentiment"));
        Assert.Equal(["sentiment-small"], await hub.NamesAsync("ment-sm"));
        Assert.Empty(await hub.NamesAsync("sentiment nowhere"));
    }

    [Fact]
    public async Task Between_equals_what_is_liked_and_taken_comes_first()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.CreateAsync("bert-a");
        var known = await hub.CreateAsync("bert-b");
        await hub.CreateAsync("bert-c");
        var row = await hub.Services.Access.OpenAsync(hub.Alice, known, Verb.See, None);
        hub.Services.Downloads.Add(row.Id);
        await hub.Services.Downloads.FlushAsync();
        Assert.Equal("bert-b", (await hub.NamesAsync("bert"))[0]);
        Assert.Equal("bert-b", (await hub.NamesAsync(string.Empty))[0]);
    }

    [Theory]
    [InlineData("情感")]
    [InlineData("感")]
    [InlineData("中文情感分析")]
    [InlineData("情感分析模型 中文")]
    [InlineData("适合客服")]
    [InlineData("文本分类")]
    [InlineData("chinese sentiment")]
    public async Task Chinese_is_found_by_any_part_of_it_and_by_what_codes_stand_for(string text)
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("xinqing", "language: zh\npipeline_tag: text-classification", "# 中文情感分析模型\n\n这是一个小模型，适合客服场景。");
        await hub.AddAsync("other", "language: en", "# Other\n\nNothing of it 模具 here.");
        Assert.Equal(["xinqing"], await hub.NamesAsync(text));
    }

    [Fact]
    public async Task What_has_changed_is_found_as_it_is_now()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.AddAsync("first", "license: mit", "About apples.");
        Assert.Equal(["first"], await hub.NamesAsync("apples"));
        await hub.CommitAsync(name, ("README.md", "---\nlicense: mit\n---\nAbout pears.\n"));
        Assert.Empty(await hub.NamesAsync("apples"));
        Assert.Equal(["first"], await hub.NamesAsync("pears"));
        await hub.CommitAsync(name, ("other.txt", "x"));
        Assert.Equal(["first"], await hub.NamesAsync("pears"));
        var renamed = name with { Name = "second-name" };
        await hub.Services.Repositories.MoveAsync(hub.Alice, name, renamed, None);
        Assert.Empty(await hub.NamesAsync("first"));
        Assert.Equal(["second-name"], await hub.NamesAsync("second pears"));
        await hub.Services.Repositories.ChangeAsync(hub.Alice, renamed, Visibility.Private, null, None);
        Assert.Empty(await hub.NamesAsync("pears"));
        await hub.Services.Repositories.ChangeAsync(hub.Alice, renamed, Visibility.Public, null, None);
        Assert.Single(await hub.NamesAsync("pears"));
        await hub.Services.Repositories.DeleteAsync(hub.Alice, renamed, None);
        Assert.Empty(await hub.NamesAsync("pears"));
        Assert.Empty((await hub.SearchAsync(hub.Root, string.Empty)).Rows);
    }

    [Fact]
    public async Task A_commit_to_another_branch_changes_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.AddAsync("m", "license: mit", "About apples.");
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "side", null, isEmpty: false, overwrite: false, None);
        await hub.CommitAsync(name, "side", null, ("README.md", "---\nlicense: mit\n---\nAbout pears.\n"));
        Assert.Empty(await hub.NamesAsync("pears"));
        Assert.Single(await hub.NamesAsync("apples"));
    }

    [Fact]
    public async Task A_branch_that_is_put_back_is_found_as_it_was()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.AddAsync("m", "license: mit", "About apples.");
        var first = await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.CommitAsync(name, ("README.md", "---\nlicense: apache-2.0\n---\nAbout pears.\n"));
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "main", first.Commit.ToString(), isEmpty: false, overwrite: true, None);
        Assert.Single(await hub.NamesAsync("apples license:mit"));
        Assert.Empty(await hub.NamesAsync("pears"));
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "main", null, isEmpty: true, overwrite: true, None);
        Assert.Empty(await hub.NamesAsync("apples"));
        Assert.Single(await hub.NamesAsync("m"));
    }

    [Fact]
    public async Task Facets_narrow_down_and_count_what_a_choice_would_give()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("a", "license: mit\nlanguage: [en, zh]\npipeline_tag: text-classification");
        await hub.AddAsync("b", "license: apache-2.0\nlanguage: zh-CN\npipeline_tag: text-classification\ndatasets: [x/y]");
        await hub.AddAsync("c", "license: mit\nlanguage: en\npipeline_tag: fill-mask\nlibrary_name: linnet");
        var found = await hub.SearchAsync(Caller.Anonymous, string.Empty, request => request with { Facets = [new(Facet.Language, "zh")], Order = SearchOrder.Name });
        Assert.Equal(["a", "b"], found.Rows.Select(row => row.Row.Name));
        Assert.Equal(2, found.Total);

        // A language more would widen the list: languages are counted as if none were chosen.
        Assert.Equal("en 2, zh 2, zh-cn 1", Counts(found, Facet.Language));
        Assert.Equal("apache-2.0 1, mit 1", Counts(found, Facet.License));
        Assert.Equal("text-classification 2", Counts(found, Facet.Task));
        Assert.Equal("x/y 1", Counts(found, Facet.Dataset));
        Assert.Equal("model 2", Counts(found, Facet.Kind));
        Assert.Equal(["a"], await hub.NamesAsync("language:zh license:MIT"));
        Assert.Equal(["a", "c"], await hub.NamesAsync(string.Empty, request => request with { Tags = ["license:mit", "en"], Order = SearchOrder.Name }));
        Assert.Equal(["a", "b", "c"], await hub.NamesAsync("author:ALICE", request => request with { Order = SearchOrder.Name }));
        Assert.Empty(await hub.NamesAsync("license:nobody-has-this"));
    }

    [Fact]
    public async Task Sizes_are_read_from_the_heads_of_weights()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var weights = TensorFile.Of(("a", "F32", [2, 3], new byte[24]), ("b", "I64", [5], new byte[40]));
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", weights), await hub.PutAsync("old.bin", new byte[77]));
        var found = Assert.Single((await hub.SearchAsync(Caller.Anonymous, "size:<1M")).Rows);
        Assert.Equal((11L, "F32:6 I64:5"), (found.Parameters, found.ParameterTypes));
        Assert.Empty(await hub.NamesAsync(string.Empty, request => request with { Parameters = (12, long.MaxValue) }));
        Assert.Single(await hub.NamesAsync(string.Empty, request => request with { Parameters = (11, 11) }));

        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", TensorFile.Raw("{\"a\":", [1, 2, 3])));
        Assert.Null(Assert.Single((await hub.SearchAsync(Caller.Anonymous, string.Empty)).Rows).Parameters);
        Assert.Empty((await hub.SearchAsync(Caller.Anonymous, string.Empty)).Facets[Facet.Size]);
    }

    [Fact]
    public async Task Metrics_are_compared_as_shares_however_they_are_written()
    {
        using var hub = await TestHub.OpenAsync();
        string Card(string value) => $"model-index:\n- name: m\n  results:\n  - task: {{type: t}}\n    dataset: {{type: d, name: d}}\n    metrics:\n    - type: accuracy\n      value: {value}\n    - type: loss\n      value: 30";
        await hub.AddAsync("share", Card("0.91"));
        await hub.AddAsync("percent", Card("93.5"));
        await hub.AddAsync("nonsense", Card("good"));
        Task<List<string>> AtLeast(string metric, double value) => hub.NamesAsync(string.Empty, request => request with { Metric = MetricValue.Of(metric, value), Order = SearchOrder.Name });
        Assert.Equal(["percent", "share"], await AtLeast("accuracy", 0.9));
        Assert.Equal(["percent"], await AtLeast("Accuracy", 93));
        Assert.Empty(await AtLeast("accuracy", 0.99));
        Assert.Equal(3, (await AtLeast("loss", 30)).Count);
        Assert.Empty(await AtLeast("loss", 31));
        Assert.Equal("loss 3, accuracy 2", Counts(await hub.SearchAsync(Caller.Anonymous, string.Empty), Facet.Metric));
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("m", "license: mit", "Any text 任何文字.");
        var random = new Random(3);
        for (var i = 0; i < 150; i++) await hub.SearchAsync(Caller.Anonymous, SearchTokensTests.Any(random));
        Assert.Single(await hub.NamesAsync("\"any\" (text*"));
    }

    [Fact]
    public async Task Another_process_sees_what_this_one_writes()
    {
        using var hub = await TestHub.OpenAsync();
        using var other = await HubServices.OpenAsync(hub.Options, hub.Clock, None);
        var request = new SearchRequest();
        Assert.Empty((await other.Discovery.FindAsync(Caller.Anonymous, request, None)).Rows);
        await hub.AddAsync("m", "license: mit");
        Assert.Single((await other.Discovery.FindAsync(Caller.Anonymous, request, None)).Rows);
    }

    private static string Counts(SearchResult found, Facet facet) => string.Join(", ", found.Facets[facet].Select(count => $"{count.Value} {count.Count}"));
}
