using Linnet.Text.Tokenization;

namespace Linnet.Hub.Quality;

/// <summary>
/// Tries whether a tokeniser finds its way back. Normalisers lose letters on purpose, so it is not the text that must come back but the ids: text → ids → text → the same ids.
/// </summary>
internal static class TokenizerCheck
{
    private static readonly string[] Samples =
    [
        "The quick brown fox jumps over the lazy dog.", "hello world", "Is it 3.14, or 2,718?", "naïve café", "a-b_c/d (e) [f]", "It isn't; we're sure.",
        "今天天气很好。", "中文和English混在一起,共3个。", "ありがとう", "Привет, мир!", "one\ttwo  three", "I ❤ C# 14",
    ];

    internal static TokenizerOutcome Check(string folder)
    {
        var tokenizer = Tokenizer.Load(folder);
        var again = Tokenizer.Parse(tokenizer.ToJson());
        var unstable = new List<string>();
        var tried = 0;
        var isSavedAlike = true;
        foreach (var sample in Samples)
        {
            var ids = Encode(tokenizer, sample);
            isSavedAlike &= ids.AsSpan().SequenceEqual(Encode(again, sample));

            // Where a text has letters that the vocabulary has not, the way back is lost by design.
            if (ids.Length == 0 || ids.Contains(tokenizer.UnknownId ?? -1)) continue;
            tried++;
            if (!ids.AsSpan().SequenceEqual(Encode(tokenizer, tokenizer.Decode(ids)))) unstable.Add(sample);
        }

        return new TokenizerOutcome { VocabularySize = tokenizer.VocabularySize, TriedCount = tried, Unstable = unstable, IsSavedAlike = isSavedAlike };
    }

    private static int[] Encode(Tokenizer tokenizer, string text) => tokenizer.EncodeIds(text, pair: null, addSpecialTokens: false, truncation: null);
}
