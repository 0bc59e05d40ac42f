using Linnet.Hub.Search.Indexing;

namespace Linnet.Hub.Tests.Search;

public sealed class CardTextTests
{
    [Fact]
    public void Only_what_is_for_people_is_kept()
    {
        var text = CardText.Parse(
            "---\nlicense: mit\nsecret: head\n---\n<img src=\"x.png\">\n\n![picture](a.png)\n# A *small* model\n\nFinds [feelings](https://example.org/x) in\ntexts.\n\n## Use\n\n```python\ncode here\n```\n| a | table |\n- one https://example.org/addr point\n");
        Assert.Equal("A small model", text.Title);
        Assert.Equal("Finds feelings in texts.", text.Summary);
        Assert.Contains("one point", text.Text, StringComparison.Ordinal);
        foreach (var absent in new[] { "secret", "code", "table", "example", "png" }) Assert.DoesNotContain(absent, text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\nlicense: mit")]
    [InlineData("```\nnever closed")]
    [InlineData("<<<<<<<>>>>>[[[[](((((")]
    public void Anything_can_be_read(string markdown) => Assert.Equal(string.Empty, CardText.Parse(markdown).Title);

    [Fact]
    public void Long_texts_are_read_in_time_and_cut()
    {
        var text = CardText.Parse(string.Concat(Enumerable.Repeat("[a](", 200_000)) + new string('<', 200_000));
        Assert.InRange(text.Text.Length, 0, 40_000);
        Assert.InRange(CardText.Parse(new string('字', 5000)).Summary.Length, 100, 250);
    }
}
