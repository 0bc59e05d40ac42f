using Linnet.Hub.Licensing;
using Linnet.Hub.Origin;

namespace Linnet.Hub.Tests.Origin;

public sealed class LineageGraphTests
{
    [Fact]
    public async Task A_lineage_goes_over_all_generations_nearest_first()
    {
        var graph = await new TestLineage()
            .Model("me/chat", """{"base_model":"me/base","base_model_relation":"finetune","datasets":["d/talk"]}""")
            .Model("me/base", """{"base_model":"org/root","base_model_relation":"quantized","datasets":["d/web"]}""")
            .Model("org/root").Dataset("d/talk").GraphAsync("me/chat");
        Assert.Equal(["model:me/chat 0", "model:me/base 1", "dataset:d/talk 1", "model:org/root 2", "dataset:d/web 2"], graph.Nodes.Select(node => $"{node.Key} {node.Depth}"));
        Assert.Equal(
            ["me/chat finetune me/base", "me/chat dataset d/talk", "me/base quantized org/root", "me/base dataset d/web"],
            graph.Edges.Select(edge => $"{edge.Child.Id} {edge.Relation.Word()} {edge.Parent.Id}"));
        Assert.False(graph.IsTruncated);
        Assert.Null(graph.Nodes[4].Record);
        Assert.Equal(["org/root"], graph.Nodes.Where(node => node.Author == "org").Select(node => node.Key.Id));
    }

    [Fact]
    public async Task Cycles_end_and_everybody_is_asked_for_once()
    {
        var lineage = new TestLineage().Model("a/a", """{"base_model":["a/b","a/a"]}""").Model("a/b", """{"base_model":["a/c"]}""").Model("a/c", """{"base_model":["A/A","a/b"]}""");
        var graph = await lineage.GraphAsync("a/a");
        Assert.Equal(["a/a", "a/b", "a/c"], graph.Nodes.Select(node => node.Key.Id));
        Assert.Equal(5, graph.Edges.Count);
        Assert.Equal(["model:a/b", "model:a/c"], lineage.Asked);
        Assert.Equal(["a/b", "a/c"], graph.Ancestors().Select(ancestor => ancestor.Node.Key.Id));
    }

    [Fact]
    public async Task A_renamed_parent_is_one_with_its_new_name()
    {
        var graph = await new TestLineage().Model("a/x", """{"base_model":["a/old","a/new"]}""").Model("a/new").Renamed("a/old", "a/new").GraphAsync("a/x");
        Assert.Equal(["a/x", "a/new"], graph.Nodes.Select(node => node.Key.Id));
        Assert.Single(graph.Edges);
    }

    [Fact]
    public async Task Depth_and_number_are_bounded_and_that_is_said()
    {
        var chain = new TestLineage();
        for (var i = 0; i < 10; i++) chain.Model($"a/{i}", $$"""{"license":"mit","base_model":"a/{{i + 1}}"}""");
        chain.Model("a/10", """{"license":"mit"}""");
        var whole = await chain.GraphAsync("a/0", new LineageLimits(Depth: 10));
        Assert.Equal((11, false), (whole.Nodes.Count, whole.IsTruncated));
        Assert.Equal(Compatibility.AllowedWithDuties, LineageVerdict.Of(whole).Verdict);
        foreach (var limits in new[] { new LineageLimits(Depth: 9), new LineageLimits(Nodes: 10) })
        {
            var part = await chain.GraphAsync("a/0", limits);
            Assert.Equal((10, true), (part.Nodes.Count, part.IsTruncated));
            Assert.Equal(Compatibility.Unknown, LineageVerdict.Of(part).Verdict);
        }
    }

    [Fact]
    public async Task A_parent_cannot_give_away_what_it_did_not_have()
    {
        var graph = await new TestLineage()
            .Model("me/chat", """{"license":"mit","base_model":"you/washed"}""")
            .Model("you/washed", """{"license":"mit","datasets":["lab/talk"]}""")
            .Dataset("lab/talk", """{"license":"cc-by-nc-4.0"}""").GraphAsync("me/chat");
        var report = LineageVerdict.Of(graph);
        Assert.Equal(Compatibility.Conflict, report.Verdict);
        Assert.Equal("dataset lab/talk", report.Findings[0].Parent);
    }

    [Fact]
    public async Task A_parent_that_is_not_there_leaves_the_verdict_open()
    {
        var graph = await new TestLineage().Model("me/chat", """{"license":"mit","base_model":"gone/base"}""").GraphAsync("me/chat");
        Assert.Equal(Compatibility.Unknown, LineageVerdict.Of(graph).Verdict);
    }

    [Theory]
    [InlineData("adapter", "AllowedWithDuties")]
    [InlineData("finetune", "Conflict")]
    [InlineData("quantized", "Conflict")]
    [InlineData("merge", "Conflict")]
    [InlineData("", "Conflict")]
    public async Task Behind_an_adapter_the_base_s_files_keep_their_licence(string relation, string verdict)
    {
        var graph = await new TestLineage()
            .Model("me/lora", $$"""{"license":"mit","base_model":"you/base","base_model_relation":"{{relation}}"}""")
            .Model("you/base", """{"license":"mpl-2.0","base_model":"you/first","base_model_relation":"finetune"}""")
            .Model("you/first", """{"license":"mpl-2.0"}""").GraphAsync("me/lora");
        Assert.Equal(verdict, LineageVerdict.Of(graph).Verdict.ToString());
    }

    [Fact]
    public async Task What_is_used_in_two_ways_counts_in_both()
    {
        var graph = await new TestLineage()
            .Model("me/x", """{"license":"mit","base_model":["you/adapter","you/base"]}""")
            .Model("you/adapter", """{"license":"mit","base_model":"you/base","base_model_relation":"adapter"}""")
            .Model("you/base", """{"license":"mpl-2.0"}""").GraphAsync("me/x");
        Assert.Equal([ParentUse.Adapter, ParentUse.Weights], graph.Ancestors().Where(ancestor => ancestor.Node.Key.Id == "you/base").Select(ancestor => ancestor.Use).OrderDescending());
        Assert.Equal(Compatibility.Conflict, LineageVerdict.Of(graph).Verdict);
    }

    [Fact]
    public async Task A_page_gets_nodes_edges_and_reasons()
    {
        var graph = await new TestLineage().Model("me/x", """{"license":"mit","base_model":"gone/y","base_model_relation":"adapter"}""").GraphAsync("me/x");
        Assert.Equal(
            """{"nodes":[{"kind":"model","id":"me/x","revision":"0000000000000000000000000000000000000001","license":"MIT","link":"https://hub.example/me/x","depth":0,"known":true},"""
            + """{"kind":"model","id":"gone/y","revision":null,"license":null,"link":null,"depth":1,"known":false}],"edges":[{"child":0,"parent":1,"relation":"adapter"}],"truncated":false}""",
            LineageJson.Write(graph).ToJsonString());
        var report = LineageJson.Write(LineageVerdict.Of(graph));
        Assert.Equal("unknown", report["verdict"]!.GetValue<string>());
        Assert.Equal("model gone/y", report["reasons"]![0]!["parent"]!.GetValue<string>());
    }
}
