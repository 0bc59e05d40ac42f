using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Bert = new(SmallTokenizers.WordPiece());

    [Fact]
    public void A_text_gets_pieces_offsets_and_special_tokens()
    {
        var encoding = Bert.Encode("Unaffable, Héllo!");
        Assert.Equal(["[CLS]", "un", "##aff", "##able", ",", "hello", "!", "[SEP]"], encoding.Tokens);
        Assert.Equal([2, 5, 6, 7, 11, 8, 10, 3], encoding.Ids);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 1], encoding.SpecialTokensMask);
        Assert.Equal(new TokenOffset(2, 5), encoding.Offsets[2]);
        Assert.Equal(new TokenOffset(11, 16), encoding.Offsets[5]);
        Assert.Equal(8, encoding.Length);
    }

    [Fact]
    public void A_pair_gets_two_type_ids() =>
        Assert.Equal([0, 0, 0, 1, 1], Bert.Encode("hello", "world").TypeIds);

    [Fact]
    public void Offsets_count_in_units_and_in_characters()
    {
        var encoding = Bert.Encode("𝔘 a", addSpecialTokens: false);
        Assert.Equal(["[UNK]", "a"], encoding.Tokens);
        Assert.Equal(new TokenOffset(3, 4), encoding.Offsets[1]);
        Assert.Equal(new TokenOffset(2, 3), encoding.CodePointOffsets[1]);
    }

    [Fact]
    public void A_lone_surrogate_counts_as_the_replacement_character() =>
        Assert.Equal(Bert.EncodeIds("a \ufffd b"), Bert.EncodeIds("a \ud800 b"));

    [Fact]
    public void An_empty_text_has_special_tokens_only() => Assert.Equal([2, 3], Bert.EncodeIds(""));

    [Fact]
    public void Decoding_joins_pieces_and_leaves_special_tokens_out()
    {
        Assert.Equal("unaffable, hello!", Bert.Decode(Bert.EncodeIds("Unaffable , hello !")));
        Assert.Equal("[CLS] a [SEP]", Bert.Decode([2, 13, 3], skipSpecialTokens: false));
        Assert.Equal("a", Bert.Decode([13, 9999, -1]));
    }

    [Fact]
    public void Well_known_ids_are_found()
    {
        Assert.Equal((0, 1, 2, 3, 4), (Bert.PadId, Bert.UnknownId, Bert.ClsId, Bert.SepId, Bert.MaskId));
        Assert.Equal(17, Bert.VocabularySize);
        Assert.Equal(8, Bert.TokenToId("hello"));
        Assert.Equal("hello", Bert.IdToToken(8));
        Assert.Null(Bert.TokenToId("nowhere"));
        Assert.Null(Bert.IdToToken(17));
    }

    [Theory]
    [InlineData(TruncationStrategy.LongestFirst, TextSide.Right, "[CLS] a a [SEP] b b [SEP]")]
    [InlineData(TruncationStrategy.OnlyFirst, TextSide.Right, "[CLS] a [SEP] b b b [SEP]")]
    [InlineData(TruncationStrategy.OnlySecond, TextSide.Left, "[CLS] a a a [SEP] ! [SEP]")]
    public void Texts_are_cut_to_the_length_asked_for(TruncationStrategy strategy, TextSide side, string expected)
    {
        var options = new TruncationOptions(7) { Strategy = strategy, Direction = side };
        var (first, second) = strategy == TruncationStrategy.OnlySecond ? ("a a a", "b b b !") : ("a a a", "b b b");
        var encoding = Bert.Encode(first, second, addSpecialTokens: true, options);
        Assert.Equal(expected, string.Join(' ', encoding.Tokens));
        Assert.Equal(encoding.Ids, Bert.EncodeIds(first, second, addSpecialTokens: true, options));
    }

    [Fact]
    public void A_text_too_short_to_be_cut_is_an_error() =>
        Assert.Throws<ConfigurationException>(() =>
            Bert.Encode("a", "b b b b b b", addSpecialTokens: true, new TruncationOptions(5) { Strategy = TruncationStrategy.OnlyFirst }));

    [Theory]
    [InlineData(TextSide.Right, new[] { 2, 13, 3, 0, 0 }, new[] { 1, 1, 1, 0, 0 })]
    [InlineData(TextSide.Left, new[] { 0, 0, 2, 13, 3 }, new[] { 0, 0, 1, 1, 1 })]
    public void Padding_fills_up(TextSide side, int[] ids, int[] mask)
    {
        var encoding = Bert.With(parts => parts.Padding = new PaddingOptions { FixedLength = 5, Direction = side }).Encode("a");
        Assert.Equal(ids, encoding.Ids);
        Assert.Equal(mask, encoding.AttentionMask);
    }

    [Fact]
    public void Padding_reaches_a_multiple() =>
        Assert.Equal(8, Bert.With(parts => parts.Padding = new PaddingOptions { PadToMultipleOf = 8 }).Encode("a").Length);

    [Fact]
    public void Words_for_a_trainer_are_what_the_model_would_see()
    {
        var words = new List<string>();
        Bert.SplitWords("Héllo [MASK] wörld!", words);
        Assert.Equal(["hello", "world", "!"], words);
    }

    [Fact]
    public void Ids_can_be_added_to_a_list()
    {
        var ids = new List<int> { 7 };
        Bert.EncodeIds("hello world".AsSpan(), ids);
        Assert.Equal([7, 8, 9], ids);
    }

    [Fact]
    public void Many_threads_may_use_one_tokeniser()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Repeat(i % 2 == 0 ? "hello " : "unaffable 中文 ", i % 7)))];
        var expected = texts.Select(text => Bert.EncodeIds(text)).ToArray();
        var got = new int[texts.Length][];
        Parallel.For(0, texts.Length, i => got[i] = i % 3 == 0 ? Bert.Encode(texts[i]).Ids : Bert.EncodeIds(texts[i]));
        Assert.Equal(expected, got);
    }

    [Fact]
    public void A_missing_unknown_token_is_an_error_that_names_the_word()
    {
        var tokenizer = new Tokenizer(new TokenizerParts { Model = new WordLevelModel(Vocabulary.FromTokens(["a"])) });
        var error = Assert.Throws<LinnetException>(() => tokenizer.EncodeIds("strange"));
        Assert.Contains("strange", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokeniser_needs_a_model() => Assert.Throws<ConfigurationException>(() => new Tokenizer(new TokenizerParts()));
}
