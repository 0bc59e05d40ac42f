using Linnet.Text.Segmentation;

namespace Linnet.Text.Tests.Segmentation;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("Dr. Lee paid 3.5 dollars to J. Smith. He left.", "Dr. Lee paid 3.5 dollars to J. Smith.|He left.")]
    [InlineData("He said \"Go away!\" and left. (She stayed.) Why?!", "He said \"Go away!\" and left.|(She stayed.)|Why?!")]
    [InlineData("a man sleeps . a dog barks . &quot; no &quot;", "a man sleeps .|a dog barks .|&quot; no &quot;")]
    [InlineData("all is small. nothing is large.", "all is small.|nothing is large.")]
    [InlineData("他走了。真的吗？是的！", "他走了。|真的吗？|是的！")]
    [InlineData("“你好。”他说。", "“你好。”|他说。")]
    [InlineData("A title\nA line without an end\r\nand one more", "A title|A line without an end|and one more")]
    [InlineData("  \n ", "")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), SentenceSplitter.Split(text));

    [Fact]
    public void Nothing_but_white_space_is_lost()
    {
        const string Text = "Mr. X. wrote... \"What?\" No!  他说：好。 e.g. this, i.e. that. END";
        Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(SentenceSplitter.Split(Text)).Replace(" ", "", StringComparison.Ordinal));
    }
}
