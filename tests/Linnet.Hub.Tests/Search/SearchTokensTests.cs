using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Tests.Search;

public sealed class SearchTokensTests
{
    private const string Signs = "情感分析模型中文日本語テスト한국어ไทย";
    private static readonly string[] Pieces =
    [
        "bert", "Tiny-BERT", "模型", "情感分析", "a", "1", "\"", "*", "(", ")", "{", "}", ":", "^", "AND", "OR", "NOT", "NEAR", "'", "\\", "%", "_", "-", "\0", "\n", "é", "e\u0301", "ﬁ", "Ⅷ",
        "\ud83d\ude00", "\ud840\udc00", "\ud800", "\udc00", "١٢", "हिन्दी", "ภาษา", "한국어", "ｆｕｌｌ", "\u200b", "\uFEFF", "author:", "license:mit", "language:", ":", "--", " ",
    ];

    [Theory]
    [InlineData("A small BERT-model, v2.1!", "a small bert model v2 1")]
    [InlineData("情感分析", "情感 感分 分析 析")]
    [InlineData("中文bert模型", "中文 文 bert 模型 型")]
    [InlineData("ＢＥＲＴ", "bert")]
    [InlineData("...", "")]
    public void Texts_become_words(string text, string words) => Assert.Equal(words, string.Join(' ', SearchTokens.Of(text)));

    [Theory]
    [InlineData("alice/TinyBERT-4L", "alice tinybert tiny bert 4l")]
    [InlineData("qwen2", "qwen2 qwen")]
    public void Names_are_found_by_their_parts(string name, string words) => Assert.Equal(words, string.Join(' ', SearchTokens.OfName(name)));

    [Fact]
    public void Words_hold_nothing_that_an_index_could_take_for_something_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = Any(random);
            foreach (var word in SearchTokens.Of(text).Concat(SearchTokens.OfName(text)).Concat(SearchText.Parse(text).Terms.Select(term => term.Text)))
            {
                Assert.InRange(word.Length, 1, SearchTokens.MaxLength);
                Assert.DoesNotContain(word, letter => letter < 128 && !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter));
                Assert.DoesNotContain(word, char.IsWhiteSpace);
                Assert.False(char.IsHighSurrogate(word[^1]) || char.IsLowSurrogate(word[0]));
            }
        }
    }

    [Fact]
    public void Every_part_of_a_text_without_spaces_finds_it()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Signs[random.Next(Signs.Length)]));
            var start = random.Next(text.Length);
            var part = text.Substring(start, random.Next(1, text.Length - start + 1));
            Assert.True(Finds(SearchTokens.TermsOf(part, isLastOpen: random.Next(2) == 0), SearchTokens.Of(text)), $"'{part}' in '{text}'");
        }
    }

    [Fact]
    public void The_words_of_a_text_find_it_whole_or_begun()
    {
        var random = new Random(13);
        string[] words = ["bert", "classification", "sentiment", "模型", "x9", "naïve", "Ünïcode", "情感分析"];
        for (var i = 0; i < 1000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => words[random.Next(words.Length)]));
            var all = text.Split(' ');
            var asked = all[random.Next(all.Length)] + " " + all[random.Next(all.Length)];
            Assert.True(Finds(SearchTokens.TermsOf(asked, isLastOpen: false), SearchTokens.Of(text)));
            var begun = asked[..^random.Next(0, 2)];
            Assert.True(Finds(SearchTokens.TermsOf(begun, isLastOpen: true), SearchTokens.Of(text)) || begun[^2] == ' ', $"'{begun}' in '{text}'");
        }
    }

    [Fact]
    public void Whatever_is_typed_means_something()
    {
        var random = new Random(17);
        for (var i = 0; i < 3000; i++)
        {
            var parsed = SearchText.Parse(Any(random));
            Assert.InRange(parsed.Terms.Count, 0, SearchText.MaxTerms);
            Assert.InRange(parsed.Parts.Count, 0, SearchText.MaxTerms);
        }

        Assert.Same(SearchText.Empty, SearchText.Parse(" \n\t "));
        var asked = SearchText.Parse("Sentiment author:Alice license:MIT model: 分");
        Assert.Equal(("Alice", "MIT"), (asked.Author, Assert.Single(asked.Facets).Value));
        Assert.Equal(["sentiment", "model", "分*"], asked.Terms.Select(term => term.Text + (term.IsPrefix ? "*" : string.Empty)));
    }

    internal static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? " " : string.Empty)));

    private static bool Finds(List<SearchTerm> terms, IEnumerable<string> words)
    {
        var known = words.ToHashSet(StringComparer.Ordinal);
        return terms.Count > 0 && terms.TrueForAll(term => term.IsPrefix ? known.Any(word => word.StartsWith(term.Text, StringComparison.Ordinal)) : known.Contains(term.Text));
    }
}
