using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Repositories;

public sealed class CardTests
{
    [Fact]
    public void The_head_of_a_readme_becomes_json_with_types()
    {
        var head = FrontMatter.Parse("---\r\nlicense: mit\nn: 3\nx: 0.5\nq: \"3\"\nyes: true\nnothing:\nlist: [a, 1]\nmap:\n  k: v\n---\n# Title\n");
        Assert.Equal("""{"license":"mit","n":3,"x":0.5,"q":"3","yes":true,"nothing":null,"list":["a",1],"map":{"k":"v"}}""", head!.ToJsonString());
    }

    [Theory]
    [InlineData("# no head\n")]
    [InlineData("---\nlicense: mit\n")]
    [InlineData("")]
    public void A_readme_without_a_head_has_none(string text) => Assert.Null(FrontMatter.Parse(text));

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\n\n---\n")]
    [InlineData("---\n# only a comment\n---")]
    public void An_empty_head_is_empty(string text) => Assert.Empty(FrontMatter.Parse(text)!);

    [Theory]
    [InlineData("---\na: [1\n---\n")]
    [InlineData("---\na: b: c\n---\n")]
    [InlineData("---\n- a\n---\n")]
    [InlineData("---\ntext\n---\n")]
    [InlineData("---\na: &x [1]\nb: *x\n---\n")]
    public void What_is_no_mapping_is_said_to_be_none(string text) => Assert.Throws<FormatException>(() => FrontMatter.Parse(text));

    [Fact]
    public void Deep_and_large_heads_are_refused()
    {
        Assert.Throws<FormatException>(() => FrontMatter.Parse($"---\na: {new string('[', 10_000)}\n---\n"));
        Assert.Throws<FormatException>(() => FrontMatter.Parse($"---\na: {new string('x', 300_000)}\n---\n"));
    }

    [Fact]
    public void Tags_follow_from_the_card()
    {
        var card = RepositoryCard.Parse("---\nlicense: mit\nlanguage: [en, zh]\ntags:\n- a\n- a\ndatasets: d/x\nbase_model: b/y\npipeline_tag: fill-mask\nlibrary_name: linnet\n---\n");
        Assert.Equal(["a", "en", "zh", "license:mit", "dataset:d/x", "base_model:b/y", "fill-mask", "linnet"], card.Tags());
        Assert.Equal("fill-mask", card.PipelineTag);
        Assert.Empty(RepositoryCard.Parse("---\n[\n---\n").Tags());
    }

    [Theory]
    [InlineData("model.safetensors", true)]
    [InlineData("sub/dir/model.safetensors", true)]
    [InlineData("safetensors", false)]
    [InlineData("a.safetensors.json", false)]
    [InlineData("data/x/train.txt", true)]
    [InlineData("data/train.txt", true)]
    [InlineData("other/data/train.txt", false)]
    [InlineData("keep.bin", false)]
    [InlineData("img1.png", true)]
    [InlineData("imgx.png", false)]
    public void Attributes_decide_by_their_last_match(string path, bool isLarge)
    {
        var attributes = GitAttributes.Parse("# c\n*.safetensors filter=lfs -text\n*.bin filter=lfs\nkeep.bin -filter\ndata/**/*.txt filter=lfs\nimg[0-9].png filter=lfs\n*.md text\n[z-a] filter=lfs\n");
        Assert.Equal(isLarge, attributes.IsLarge(path));
    }

    [Fact]
    public void A_pattern_made_to_take_long_ends()
    {
        var attributes = GitAttributes.Parse($"{string.Concat(Enumerable.Repeat("*a", 40))}b filter=lfs\n");
        Assert.False(attributes.IsLarge(new string('a', 400)));
    }
}
