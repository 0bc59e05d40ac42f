using Linnet.Models.Sparse;

namespace Linnet.Models.Tests.Sparse;

public class FoldedTextTests
{
    [Theory]
    [InlineData("Don't  STOP!", " don't stop! ", "don't|stop|!")]
    [InlineData("ＡＢＣ，好的", " abc,好的 ", "abc|,|好|的")]
    [InlineData("\tx\u0000y\n", " x y ", "x|y")]
    [InlineData("l’été", " l'été ", "l'été")]
    [InlineData("#tag_1 😀", " #tag_1 😀 ", "#|tag_1|😀")]
    [InlineData("'quoted'", " 'quoted' ", "'|quoted|'")]
    [InlineData("", "  ", "")]
    [InlineData("   ", "  ", "")]
    public void Folds_and_finds_words(string text, string folded, string words)
    {
        var reader = new FoldedText();
        reader.Read(text);
        Assert.Equal(folded, Text(reader.Codes));
        var found = reader.Words.ToArray().Select(word => Text(reader.Codes[word.Start..word.End]));
        Assert.Equal(words, string.Join('|', found));
    }

    [Fact]
    public void A_long_text_after_a_short_one_is_read_whole()
    {
        var reader = new FoldedText();
        reader.Read("a");
        reader.Read(string.Concat(Enumerable.Repeat("word ", 5000)));
        Assert.Equal(5000, reader.Words.Length);
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        var reader = new FoldedText();
        reader.Read("a\ud83d b");
        Assert.Equal(" a\ufffd b ", Text(reader.Codes));
    }

    private static string Text(ReadOnlySpan<int> codes) => string.Concat(codes.ToArray().Select(char.ConvertFromUtf32));
}
