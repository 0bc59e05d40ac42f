using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>Encoding with its tables and caches gives what the plain specification gives: ids, tokens, offsets.</summary>
public sealed class LocatedEncodingTests
{
    public static TheoryData<string> Names => [.. SharedTokenizers.Names];

    /// <summary>Each text twice, so that the second time its words come out of the cache.</summary>
    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Published_tokenisers_agree_on_any_text(string name)
    {
        var tokenizer = SharedTokenizers.Get(name).With(parts => parts.PostProcessor = null);
        foreach (var texts in new[] { AnyText.Arbitrary, AnyText.Ascii, AnyText.WellFormed })
            AnyText.Check(texts, text => Agrees(tokenizer, text) && Agrees(tokenizer, text));
    }

    [Fact]
    public void Small_tokenisers_agree_on_any_text()
    {
        Tokenizer[] tokenizers =
        [
            new(SmallTokenizers.WordPiece()),
            SmallTokenizers.Words("hello", "World", "a"),
            SmallTokenizers.Transparent(new BertNormalizer(), new MetaspacePreTokenizer(), new AddedToken("[MASK]", special: true) { LeftStrip = true }),
            SmallTokenizers.Transparent(null, new ByteLevelPreTokenizer(), new AddedToken("<s>")),
            SmallTokenizers.Transparent(new UnicodeNormalizer(System.Text.NormalizationForm.FormKD), new WhitespacePreTokenizer()),
        ];
        foreach (var tokenizer in tokenizers.Select(one => one.With(parts => parts.PostProcessor = null)))
            foreach (var texts in new[] { AnyText.Arbitrary, AnyText.Ascii })
                AnyText.Check(texts, text => Agrees(tokenizer, text) && Agrees(tokenizer, text), count: 200);
    }

    /// <summary>A word that is first met where only ids are asked for must be found with its offsets later, and the other way round.</summary>
    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Ids_and_offsets_share_one_cache(string name)
    {
        var tokenizer = SharedTokenizers.Get(name).With(parts => parts.PostProcessor = null);
        AnyText.Check(AnyText.Arbitrary, text => tokenizer.EncodeIds(text) is var ids && Agrees(tokenizer, text) && tokenizer.EncodeIds(text).AsSpan().SequenceEqual(ids));
    }

    [SharedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trimmed_offsets_agree(bool addPrefixSpace)
    {
        var tokenizer = SharedTokenizers.Get("gpt2").With(parts =>
            (parts.PreTokenizer, parts.PostProcessor) = (new ByteLevelPreTokenizer(addPrefixSpace), new ByteLevelPostProcessor(addPrefixSpace)));
        AnyText.Check(AnyText.Ascii, text => tokenizer.Encode(text).Offsets.AsSpan().SequenceEqual(
            [.. PlainEncoder.Encode(tokenizer, text).Select((token, i) => PlainEncoder.Trim(token, i == 0, addPrefixSpace))]));
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void A_batch_gives_what_single_texts_give(string name)
    {
        var tokenizer = SharedTokenizers.Get(name);
        var texts = Enumerable.Range(0, 200).Select(i => $"Text {i}: naïve 中文 [MASK] don't e\u0301 \ud83d\ude00 x{i}").ToList();
        var batch = tokenizer.EncodeBatch(texts);
        for (var i = 0; i < texts.Count; i++)
        {
            var single = tokenizer.Encode(texts[i]);
            Assert.Equal(single.Ids, batch[i].Ids);
            Assert.Equal(single.Offsets, batch[i].Offsets);
            Assert.Equal(single.Tokens, batch[i].Tokens);
        }
    }

    [Theory]
    [InlineData(TextSide.Left, "b c", "0-0 2-3 4-5 0-0")]
    [InlineData(TextSide.Right, "a b", "0-0 0-1 2-3 0-0")]
    public void Truncation_keeps_names_and_offsets_with_their_tokens(TextSide side, string kept, string offsets)
    {
        var tokenizer = new Tokenizer(SmallTokenizers.WordPiece()).With(parts =>
        {
            parts.Model = new UnigramModel([new UnigramPiece("[UNK]", 0)]);
            parts.AddedTokens.Clear();
        });
        var encoding = tokenizer.Encode("a b c", null, true, new TruncationOptions(4) { Direction = side });
        Assert.Equal(["[CLS]", .. kept.Split(' '), "[SEP]"], encoding.Tokens);
        Assert.Equal(offsets, string.Join(' ', encoding.Offsets.Select(offset => $"{offset.Start}-{offset.End}")));
    }

    private static bool Agrees(Tokenizer tokenizer, string text) => PlainEncoder.Agrees(tokenizer.Encode(text), tokenizer, text);
}
