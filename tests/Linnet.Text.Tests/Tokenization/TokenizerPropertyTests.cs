using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>What must hold for every text, tried on texts of all kinds with every published tokeniser.</summary>
public sealed class TokenizerPropertyTests
{
    public static TheoryData<string> Names => [.. SharedTokenizers.Names];

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void The_fast_way_gives_what_the_way_with_offsets_gives(string name)
    {
        var tokenizer = SharedTokenizers.Get(name);
        AnyText.Check(AnyText.Arbitrary, text => tokenizer.EncodeIds(text).AsSpan().SequenceEqual(tokenizer.Encode(text).Ids));
        AnyText.Check(AnyText.Ascii, text => tokenizer.EncodeIds(text).AsSpan().SequenceEqual(tokenizer.Encode(text).Ids));
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void A_batch_gives_what_single_texts_give(string name)
    {
        var tokenizer = SharedTokenizers.Get(name);
        var texts = new List<string>();
        AnyText.Check(AnyText.Arbitrary, text =>
        {
            texts.Add(text);
            return true;
        });
        var batch = tokenizer.EncodeIdsBatch(texts, addSpecialTokens: false);
        Assert.Equal(texts.Select(text => tokenizer.EncodeIds(text, addSpecialTokens: false)), batch);
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Offsets_stay_within_the_text_and_never_go_back(string name)
    {
        var tokenizer = SharedTokenizers.Get(name);
        AnyText.Check(AnyText.Arbitrary, text =>
        {
            var last = 0;
            foreach (var (start, end) in tokenizer.Encode(text, addSpecialTokens: false).Offsets)
            {
                if (start < last || end < start || end > text.Length) return false;
                last = start;
            }

            return true;
        });
    }

    [SharedFact]
    public void Byte_level_tokens_decode_to_the_text()
    {
        var tokenizer = SharedTokenizers.Get("gpt2");
        AnyText.Check(AnyText.WellFormed, text => tokenizer.Decode(tokenizer.EncodeIds(text), skipSpecialTokens: false) == text);
    }

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Saved_and_loaded_it_encodes_alike(string name)
    {
        var tokenizer = SharedTokenizers.Get(name);
        var again = Tokenizer.Parse(tokenizer.ToJson());
        AnyText.Check(AnyText.Arbitrary, text =>
            again.Encode(text, text) is var encoding && tokenizer.Encode(text, text) is var expected
            && encoding.Ids.AsSpan().SequenceEqual(expected.Ids) && encoding.Offsets.AsSpan().SequenceEqual(expected.Offsets)
            && encoding.Tokens.AsSpan().SequenceEqual(expected.Tokens) && again.Decode(encoding.Ids) == tokenizer.Decode(encoding.Ids));
        Assert.Equal(tokenizer.ToJson(), again.ToJson());
    }
}
