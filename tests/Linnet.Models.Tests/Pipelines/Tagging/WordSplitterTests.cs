using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines.Tagging;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("John lives in Berlin.", "John|lives|in|Berlin|.")]
    [InlineData("  (He said: \"No!\")  ", "(|He|said|:|\"|No|!|\"|)")]
    [InlineData("the U.S. and U.N. agree", "the|U.S.|and|U.N.|agree")]
    [InlineData("John's and the boys’S 3,000.50", "John|'s|and|the|boys|’S|3,000.50")]
    [InlineData("$5 AT&T state-of-the-art", "$5|AT&T|state-of-the-art")]
    [InlineData("我在Berlin，好", "我|在|Berlin|，|好")]
    [InlineData("", "")]
    [InlineData("...", ".|.|.")]
    public void Words_are_cut_as_in_the_data_of_shared_tasks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordSplitter.Split(text, TokenUnit.Word).Select(word => word.Text)));

    [Theory]
    [InlineData("吴重阳, 1 𠮷a", "吴|重|阳|,|1|𠮷|a")]
    public void Characters_stand_alone(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordSplitter.Split(text, TokenUnit.Character).Select(word => word.Text)));

    [Theory]
    [InlineData("He's “here”, at 5 o'clock… 好吗?")]
    [InlineData("\ud800 broken \udc00x")]
    public void Places_are_those_of_the_text(string text)
    {
        foreach (var unit in new[] { TokenUnit.Word, TokenUnit.Character })
        {
            var words = WordSplitter.Split(text, unit);
            Assert.All(words, word => Assert.Equal(word.Text, text[word.Start..word.End]));
            Assert.Equal(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), string.Concat(words.Select(word => word.Text)));
        }
    }
}
