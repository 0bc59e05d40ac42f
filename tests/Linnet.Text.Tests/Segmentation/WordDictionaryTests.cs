using Linnet.Numerics;
using Linnet.Text.Segmentation;

namespace Linnet.Text.Tests.Segmentation;

public sealed class WordDictionaryTests
{
    [Fact]
    public void Words_are_learnt_from_text_without_spaces()
    {
        string[] words = ["订单", "退款", "快递员", "密码", "我", "你", "的", "了", "在", "不", "要", "很"];
        var random = new SeededRandom(3);
        var texts = Enumerable.Range(0, 800).Select(_ => string.Concat(Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])) + "。");
        var learnt = WordDictionary.Learn(texts, new WordDiscoveryOptions { MinCohesion = 1.5 });
        Assert.Equal(words.Where(word => word.Length > 1).Order(StringComparer.Ordinal), learnt.Select(pair => pair.Key).Where(word => word.Length > 1).Order(StringComparer.Ordinal));
        var segmenter = new WordSegmenter(new() { Dictionary = learnt });
        Assert.Equal(["快递员", "不", "在", "退款", "了"], segmenter.Words("快递员不在退款了"));
    }

    [SharedFact]
    public void Words_of_real_reviews_are_found()
    {
        var reviews = File.ReadLines(SharedData.Path("data/hotel-zh/train.tsv")).Skip(1).Select(line => line.Split('\t')[1]);
        var dictionary = WordDictionary.Learn(reviews);
        Assert.All(["酒店", "房间", "服务员", "早餐", "卫生间"], word => Assert.True(dictionary.Frequency(word) > 50, word));
        Assert.All(["的酒", "房间的", "服务员的"], word => Assert.Equal(0, dictionary.Frequency(word)));
    }

    [Fact]
    public void Texts_without_such_a_script_give_an_empty_dictionary() => Assert.Empty(WordDictionary.Learn(["only English", ""]));

    [Fact]
    public void A_dictionary_is_saved_and_loaded_and_grows()
    {
        var path = Path.GetTempFileName();
        try
        {
            var dictionary = new WordDictionary([new("订单", 7), new("退款", 9)]).With(new KeyValuePair<string, long>("订单", 1));
            dictionary.Save(path);
            Assert.Equal("退款 9\n订单 8\n", File.ReadAllText(path));
            File.AppendAllText(path, "\n快递 3 n\n");
            Assert.Equal(20, WordDictionary.Load(path).Total);
            Assert.Equal(3, WordDictionary.Load(path).Frequency("快递"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("订单", "whole number")]
    [InlineData("订单 many", "whole number")]
    [InlineData("订单 0", "frequency 0")]
    [InlineData("订单 -3", "whole number")]
    public void A_bad_line_is_named(string line, string problem)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "退款 9\n" + line + "\n");
            var error = Assert.Throws<DataFormatException>(() => WordDictionary.Load(path));
            Assert.Equal(2, error.Line);
            Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Bad_words_and_options_are_named()
    {
        Assert.Throws<DataFormatException>(() => WordDictionary.Load("nowhere.txt"));
        Assert.Throws<ConfigurationException>(() => new WordDictionary([new(new string('中', 33), 1)]));
        Assert.Throws<ConfigurationException>(() => WordDictionary.Learn([], new WordDiscoveryOptions { MaxLength = 1 }));
        Assert.Throws<ConfigurationException>(() => WordDictionary.Learn([], new WordDiscoveryOptions { MinBoundaryEntropy = double.NaN }));
    }
}
