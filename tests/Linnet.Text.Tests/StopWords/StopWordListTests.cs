using Linnet.Text.StopWords;

namespace Linnet.Text.Tests.StopWords;

public sealed class StopWordListTests
{
    [Theory]
    [InlineData("en", "The", true)]
    [InlineData("en", "don't", true)]
    [InlineData("en", "order", false)]
    [InlineData("zh", "的", true)]
    [InlineData("zh", "因为", true)]
    [InlineData("zh", "订单", false)]
    public void Shipped_lists_hold_function_words(string language, string word, bool expected) =>
        Assert.Equal(expected, StopWordList.For(language).Contains(word));

    [Fact]
    public void Comments_are_no_words()
    {
        Assert.False(StopWordList.English.Contains("#"));
        Assert.InRange(StopWordList.English.Count, 200, 400);
        Assert.InRange(StopWordList.Chinese.Count, 250, 450);
    }

    [Fact]
    public void Lists_are_made_from_lists()
    {
        var list = StopWordList.English.With("please").Without("NOT");
        Assert.Equal(["cancel", "not", "order"], list.Remove(["Please", "cancel", "not", "the", "order"]));
        Assert.True(StopWordList.English.Contains("not"));
        Assert.Contains("please", list);
    }

    [Fact]
    public void A_list_is_read_from_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "# mine\nfoo bar\n\n词\n");
            Assert.Equal(["bar", "foo", "词"], StopWordList.Load(path).Order(StringComparer.Ordinal));
            File.WriteAllText(path, "# nothing\n");
            Assert.Contains("holds no word", Assert.Throws<DataFormatException>(() => StopWordList.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("'xx'", Assert.Throws<ConfigurationException>(() => StopWordList.For("xx")).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere.txt", Assert.Throws<DataFormatException>(() => StopWordList.Load("nowhere.txt")).Message, StringComparison.Ordinal);
    }
}
