using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class ModelTests
{
    private static readonly UnigramPiece[] Pieces =
    [
        new("<unk>", 0), new("a", -1), new("b", -2), new("ab", -2.5), new("abc", -10), new("c", -3), new("<0xC3>", -20), new("<0xA9>", -20),
    ];

    [Fact]
    public void WordPiece_takes_the_longest_piece_each_time()
    {
        var model = new WordPieceModel(Vocabulary.FromTokens(["[UNK]", "a", "ab", "##c", "##cd", "##é"]));
        Assert.Equal([(2, 0, 2), (4, 2, 4), (5, 4, 6)], model.Tokenize("abcdé"));
        Assert.Equal([(0, 0, 4)], model.Tokenize("abcx"));
    }

    [Fact]
    public void WordPiece_gives_up_on_very_long_words()
    {
        var model = new WordPieceModel(Vocabulary.FromTokens(["[UNK]", "a", "##a"]), maxInputCharsPerWord: 3);
        Assert.Equal([1, 2, 2], model.Tokenize("aaa").Select(token => token.Id));
        Assert.Equal([0], model.Tokenize("aaaa").Select(token => token.Id));
    }

    [Fact]
    public void Bpe_joins_what_was_learnt_first()
    {
        var model = new BpeModel(Vocabulary.FromTokens(["a", "b", "c", "bc", "ab", "abc"]), [("b", "c"), ("a", "b"), ("a", "bc")]);
        Assert.Equal([(5, 0, 3)], model.Tokenize("abc"));
        Assert.Equal([4, 4], model.Tokenize("abab").Select(token => token.Id));
    }

    [Fact]
    public void Bpe_takes_prefix_and_suffix_into_account()
    {
        var model = new BpeModel(
            Vocabulary.FromTokens(["a", "##b", "##c</w>", "a</w>", "ab", "abc</w>"]), [("a", "##b"), ("ab", "##c</w>")],
            new BpeOptions { ContinuingSubwordPrefix = "##", EndOfWordSuffix = "</w>" });
        Assert.Equal([5], model.Tokenize("abc").Select(token => token.Id));
        Assert.Equal([3], model.Tokenize("a").Select(token => token.Id));
    }

    [Theory]
    [InlineData(false, new[] { 1, 0, 0, 1 })]
    [InlineData(true, new[] { 1, 0, 1 })]
    public void Bpe_replaces_what_it_does_not_know(bool fuse, int[] expected)
    {
        var model = new BpeModel(Vocabulary.FromTokens(["<unk>", "a"]), [], new BpeOptions { UnknownToken = "<unk>", FuseUnknown = fuse });
        Assert.Equal(expected, model.Tokenize("axya").Select(token => token.Id));
    }

    [Fact]
    public void Bpe_spells_unknown_characters_as_bytes()
    {
        var model = new BpeModel(
            Vocabulary.FromTokens(["<unk>", "a", "<0xC3>", "<0xA9>"]), [], new BpeOptions { UnknownToken = "<unk>", ByteFallback = true });
        Assert.Equal([1, 2, 3, 0], model.Tokenize("aéè").Select(token => token.Id));
    }

    [Fact]
    public void Bpe_can_take_whole_tokens_without_merges()
    {
        var vocabulary = Vocabulary.FromTokens(["a", "b", "ab"]);
        Assert.Equal([2], new BpeModel(vocabulary, [], new BpeOptions { IgnoreMerges = true }).Tokenize("ab").Select(token => token.Id));
        Assert.Equal([0, 1], new BpeModel(vocabulary, []).Tokenize("ab").Select(token => token.Id));
    }

    [Fact]
    public void Heap_and_scan_merge_alike()
    {
        var tokens = new List<string> { "a", "b", "c" };
        var merges = new List<(string Left, string Right)>();
        var random = new Linnet.Numerics.SeededRandom(11);
        while (merges.Count < 60)
        {
            var merge = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            if (tokens.Contains(merge.Item1 + merge.Item2)) continue;
            merges.Add(merge);
            tokens.Add(merge.Item1 + merge.Item2);
        }

        var vocabulary = Vocabulary.FromTokens(tokens);
        var table = new MergeTable([.. merges.Select(merge =>
        {
            BpeModel.TryResolve(vocabulary, Utf8Text.ToBytes(merge.Left), Utf8Text.ToBytes(merge.Right), 0, out var resolved);
            return resolved;
        })]);
        for (var length = 1; length < 300; length++)
        {
            var byScan = new Row<WordToken>();
            var byHeap = new Row<WordToken>();
            foreach (var (list, useHeap) in new[] { (byScan, false), (byHeap, true) })
            {
                var queue = new MergeQueue();
                var word = new Linnet.Numerics.SeededRandom((ulong)length);
                for (var i = 0; i < length; i++) queue.Add(word.Next(3), 1);
                queue.Rate(table);
                if (useHeap) queue.RunByHeap(table);
                else queue.RunByScan(table);
                queue.CopyTo(list);
            }

            Assert.Equal(byScan.AsSpan().ToArray(), byHeap.AsSpan().ToArray());
        }
    }

    [Fact]
    public void Unigram_finds_the_most_likely_spelling()
    {
        var model = new UnigramModel(Pieces);
        Assert.Equal([(3, 0, 2), (5, 2, 3)], model.Tokenize("abc"));
        Assert.Equal(-2.5, model.Score(3));
    }

    [Fact]
    public void Unigram_makes_one_token_of_unknown_characters_in_a_row() =>
        Assert.Equal([(1, 0, 1), (0, 1, 4), (1, 4, 5)], new UnigramModel(Pieces).Tokenize("axéa"));

    [Fact]
    public void Unigram_spells_unknown_characters_as_bytes() =>
        Assert.Equal([(6, 0, 2), (7, 0, 2)], new UnigramModel(Pieces, byteFallback: true).Tokenize("é"));

    [Fact]
    public void Unigram_without_an_unknown_piece_says_so() =>
        Assert.Throws<LinnetException>(() => new UnigramModel(Pieces, unknownId: null).Tokenize("x"));

    [Fact]
    public void A_very_long_word_is_no_trouble()
    {
        var text = new string('a', 200_000);
        Assert.Equal(200_000, new UnigramModel(Pieces).Tokenize(text).Count);
        var bpe = new BpeModel(Vocabulary.FromTokens(["a", "aa", "aaaa"]), [("a", "a"), ("aa", "aa")]);
        Assert.Equal(50_000, bpe.Tokenize(text).Count);
    }

    [Fact]
    public void Vocabularies_and_merges_are_checked()
    {
        Assert.Throws<ConfigurationException>(() => Vocabulary.FromTokens(["a", "a"]));
        Assert.Throws<ConfigurationException>(() => Vocabulary.FromPairs([new("a", 1), new("b", 1)]));
        Assert.Throws<ConfigurationException>(() => Vocabulary.FromPairs([new("a", -1)]));
        Assert.Throws<ConfigurationException>(() => new BpeModel(Vocabulary.FromTokens(["a"]), [("a", "b")]));
        Assert.Throws<ConfigurationException>(() => new UnigramModel(Pieces, unknownId: 99));
    }

    [Fact]
    public void A_vocabulary_with_far_apart_ids_costs_no_memory()
    {
        var vocabulary = Vocabulary.FromPairs([new("a", 0), new("b", int.MaxValue - 1)]);
        Assert.Equal("b", vocabulary.Token(int.MaxValue - 1));
        Assert.Null(vocabulary.Token(5));
    }
}
