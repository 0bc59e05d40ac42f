using FsCheck;
using FsCheck.Fluent;
using Linnet.Text.Segmentation;

namespace Linnet.Text.Tests.Segmentation;

public sealed class WordSegmenterTests
{
    [Theory]
    [InlineData("Don't panic: it's 3.14, or 1,000!", "Don't|panic|it's|3.14|or|1,000")]
    [InlineData("well-known facts - here", "well|known|facts|here")]
    [InlineData("'quoted' rock'n'roll dogs'", "quoted|rock'n'roll|dogs")]
    [InlineData("Ünïcode naïve e\u0301te\u0301 snake_case Привет مرحبا", "Ünïcode|naïve|e\u0301te\u0301|snake_case|Привет|مرحبا")]
    [InlineData("end. 5.", "end|5")]
    [InlineData("", "")]
    public void Spaced_scripts_are_cut_at_what_is_no_word(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', new WordSegmenter().Words(text)));

    [Fact]
    public void The_policy_for_marks_can_be_changed()
    {
        var options = new WordSegmenterOptions { JoinApostrophes = false, JoinHyphens = true, JoinNumbers = false, KeepPunctuation = true };
        Assert.Equal(
            ["don", "'", "t", ",", "well-known", "1", ".", "5", "😀", "。"], new WordSegmenter(options).Words("don't, well-known 1.5 😀。"));
    }

    [Theory]
    [InlineData(UnspacedFallback.Characters, "我|要|退|款|order|42|呢|𠀀")]
    [InlineData(UnspacedFallback.Bigrams, "我要|要退|退款|order|42|呢𠀀")]
    public void Without_a_dictionary_characters_or_pairs(UnspacedFallback fallback, string expected) =>
        Assert.Equal(expected, string.Join('|', new WordSegmenter(new() { Fallback = fallback }).Words("我要退款order 42呢𠀀")));

    [Fact]
    public void The_most_probable_path_wins_over_the_longest_word()
    {
        var dictionary = Dictionary(("研究", 50), ("研究生", 20), ("生命", 40), ("命", 5), ("的", 500), ("起源", 10), ("生", 10));
        var segmenter = new WordSegmenter(new() { Dictionary = dictionary });
        Assert.Equal(["研究", "生命", "的", "起源"], segmenter.Words("研究生命的起源"));
        Assert.Equal(["研究生", "的", "猫"], segmenter.Words("研究生的猫"));
    }

    [Fact]
    public void The_path_is_the_best_of_all_ways_to_cut()
    {
        var dictionary = Dictionary(("甲", 3), ("甲乙", 2), ("乙丙", 4), ("乙", 9), ("丙甲乙", 1), ("丙", 2));
        var path = new DictionaryPath(dictionary);
        var texts = Gen.Elements("甲", "乙", "丙", "丁").ArrayOf(7).Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text => Math.Abs(Score(path.Cut(text).Select(word => text[word.Start..word.End])) - Best(text)) < 1e-9)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        double Score(IEnumerable<string> words) => words.Sum(word => Math.Log(Math.Max(1, dictionary.Frequency(word)) / (double)dictionary.Total));
        double Best(string text) => text.Length == 0 ? 0 : Enumerable.Range(1, text.Length)
            .Where(length => length == 1 || dictionary.Frequency(text.AsSpan(0, length)) > 0)
            .Max(length => Score([text[..length]]) + Best(text[length..]));
    }

    [Fact]
    public void Segments_lie_in_the_text_in_order_and_lose_no_letter()
    {
        var segmenter = new WordSegmenter(new() { Dictionary = Dictionary(("中文", 5), ("𠀀文", 2)), KeepPunctuation = true });
        var texts = Gen.Elements("中", "文", "𠀀", "a", "B'", "-", "1", ".", " ", "\n", "é", "\uD840", "\uDC00", "ア", "!").ArrayOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var at = 0;
            foreach (var (word, start, end) in segmenter.Segment(text))
            {
                Assert.True(start >= at && end > start && text[start..end] == word);
                Assert.DoesNotContain(text[at..start], char.IsLetterOrDigit);
                at = end;
            }

            Assert.DoesNotContain(text[at..], char.IsLetterOrDigit);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("中")]
    [InlineData("a'")]
    [InlineData("1.")]
    [InlineData("a中")]
    public void Long_texts_take_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000));
        var segmenter = new WordSegmenter(new() { Dictionary = Dictionary((new string('中', 32), 3)) });
        Assert.NotEmpty(segmenter.Segment(text));
    }

    private static WordDictionary Dictionary(params (string Word, long Frequency)[] words) =>
        new(words.Select(word => KeyValuePair.Create(word.Word, word.Frequency)));
}
