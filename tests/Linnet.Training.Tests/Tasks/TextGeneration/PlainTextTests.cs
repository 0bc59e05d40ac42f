using Linnet.Training.Tasks.TextGeneration;

namespace Linnet.Training.Tests.Tasks.TextGeneration;

public sealed class PlainTextTests
{
    [Fact]
    public void Pieces_are_the_text_and_split_no_character()
    {
        foreach (var text in new[] { string.Concat(Enumerable.Repeat("a line of text\n", 20_000)), "x" + string.Concat(Enumerable.Repeat("😀", 70_000)) })
        {
            var pieces = PlainText.Pieces(text).ToArray();
            Assert.True(pieces.Length > 1);
            Assert.Equal(text, string.Concat(pieces));
            Assert.All(pieces, piece => Assert.False(char.IsHighSurrogate(piece[^1])));
        }
    }

    [Fact]
    public void A_split_falls_behind_a_line()
    {
        Assert.Equal(("one\ntwo\n", "three"), PlainText.Split("one\ntwo\nthree", 0.5));
        Assert.Equal(("abcde", "fghij"), PlainText.Split("abcdefghij", 0.5));
        Assert.Equal(("abc", ""), PlainText.Split("abc", 0));
    }

    [Fact]
    public void Files_that_hold_no_text_are_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Contains("empty", Assert.Throws<DataFormatException>(() => PlainText.Read(path)).Message, StringComparison.Ordinal);
            File.WriteAllBytes(path, [0x61, 0xC3, 0x28]);
            Assert.Contains("UTF-8", Assert.Throws<DataFormatException>(() => PlainText.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("no such file", Assert.Throws<DataFormatException>(() => PlainText.Read(path)).Message, StringComparison.Ordinal);
    }
}
