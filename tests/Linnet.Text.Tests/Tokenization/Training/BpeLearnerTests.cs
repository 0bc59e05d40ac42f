using FsCheck;
using FsCheck.Fluent;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Text.Tests.Tokenization.Training;

public sealed class BpeLearnerTests
{
    [Fact]
    public void The_example_of_the_paper_by_hand()
    {
        // Sennrich et al. 2016: low 5, lower 2, newest 6, widest 3.
        var words = Words([.. Repeat("low", 5), .. Repeat("lower", 2), .. Repeat("newest", 6), .. Repeat("widest", 3)]);
        var (symbols, merges) = BpeLearner.Learn(words, ["<unk>"], "", new TokenizerTrainingOptions { VocabularySize = 18 }, default);
        Assert.Equal([("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w"), ("e", "w"), ("n", "ew"), ("new", "est")], merges);
        Assert.Equal(
            ["<unk>", "d", "e", "i", "l", "n", "o", "r", "s", "t", "w", "es", "est", "lo", "low", "ew", "new", "newest"], symbols.Tokens);
    }

    [Fact]
    public void A_run_of_one_letter_is_joined_from_the_left()
    {
        var (_, merges) = BpeLearner.Learn(Words([.. Repeat("aaaaa", 3)]), [], "", new TokenizerTrainingOptions(), default);
        Assert.Equal([("a", "a"), ("aa", "a"), ("aa", "aaa")], merges);
    }

    [Fact]
    public void The_prefix_marks_what_does_not_begin_a_word()
    {
        var options = new TokenizerTrainingOptions();
        var (symbols, merges) = BpeLearner.Learn(Words([.. Repeat("abab", 3)]), [], "##", options, default);
        Assert.Equal([("a", "##b"), ("##a", "##b"), ("ab", "##ab")], merges);
        Assert.Equal(["a", "b", "##a", "##b", "ab", "##ab", "abab"], symbols.Tokens);
    }

    [Fact]
    public void No_merge_makes_a_special_token_or_one_that_is_too_long_or_rare()
    {
        var words = Words([.. Repeat("abc", 5), "xy"]);
        var (symbols, _) = BpeLearner.Learn(words, ["ab"], "", new TokenizerTrainingOptions { MaxTokenLength = 2 }, default);
        Assert.Equal(["ab", "a", "b", "c", "x", "y", "bc"], symbols.Tokens);
    }

    [Fact]
    public void The_rarest_characters_give_way_and_part_the_words()
    {
        var words = Words([.. Repeat("aqb", 5), .. Repeat("ab", 2)]);
        var options = new TokenizerTrainingOptions { VocabularySize = 3, LimitAlphabet = 2 };
        var (symbols, _) = BpeLearner.Learn(words, [], "", options, default);
        Assert.Equal(["a", "b", "ab"], symbols.Tokens);
        (symbols, _) = BpeLearner.Learn(words, [], "", options with { InitialAlphabet = "z" }, default);
        Assert.Equal(["a", "z"], symbols.Tokens);
    }

    [Fact]
    public void Incremental_counts_agree_with_counting_anew_for_every_merge()
    {
        var texts = Gen.Elements("ab", "ba", "a", "b", "c", "aa", "中").ArrayOf(6).Select(string.Concat).ArrayOf(8);
        Prop.ForAll(texts.ToArbitrary(), words =>
        {
            var options = new TokenizerTrainingOptions { VocabularySize = 40 };
            var (_, merges) = BpeLearner.Learn(Words(words.Where(word => word.Length > 0)), [], "", options, default);
            Assert.Equal(CountedAnew(words, 40), merges);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static List<(string Left, string Right)> CountedAnew(string[] texts, int size)
    {
        var words = texts.Select(text => text.EnumerateRunes().Select(rune => rune.ToString()).ToList()).ToList();
        var vocabulary = words.SelectMany(word => word).Distinct().Order(StringComparer.Ordinal).ToList();
        var merges = new List<(string Left, string Right)>();
        while (vocabulary.Count < size)
        {
            var counts = new Dictionary<(string Left, string Right), int>();
            foreach (var word in words)
            {
                for (var i = 0; i + 1 < word.Count; i++)
                {
                    var pair = (word[i], word[i + 1]);
                    counts[pair] = counts.GetValueOrDefault(pair) + 1;
                }
            }

            var best = counts.Where(pair => pair.Value >= 2).OrderByDescending(pair => pair.Value)
                .ThenBy(pair => vocabulary.IndexOf(pair.Key.Left)).ThenBy(pair => vocabulary.IndexOf(pair.Key.Right)).FirstOrDefault();
            if (best.Value == 0) break;
            merges.Add(best.Key);
            if (!vocabulary.Contains(best.Key.Left + best.Key.Right)) vocabulary.Add(best.Key.Left + best.Key.Right);
            foreach (var word in words)
            {
                for (var i = 0; i + 1 < word.Count; i++)
                {
                    if ((word[i], word[i + 1]) != best.Key) continue;
                    word[i] += word[i + 1];
                    word.RemoveAt(i + 1);
                }
            }
        }

        return merges;
    }

    private static IEnumerable<string> Repeat(string word, int times) => Enumerable.Repeat(word, times);

    private static WordCounter Words(IEnumerable<string> words)
    {
        var counter = new WordCounter();
        foreach (var word in words) counter.Add(Utf8Text.ToBytes(word));
        return counter;
    }
}
