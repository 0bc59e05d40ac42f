using System.Text;
using Linnet.Text.Segmentation;
using Linnet.Text.Tokenization;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>
/// Tells which tokens of a line continue the word before them, for masking of whole words: by the places of the words in the line, whatever the
/// tokeniser. Words of unspaced scripts come from a dictionary (Cui et al. 2021 mask the words of a segmenter in Chinese), here one that was
/// learnt from the corpus.
/// </summary>
/// <param name="tokenizer">Makes the tokens.</param>
/// <param name="dictionary">Words of unspaced scripts; null for single characters.</param>
internal sealed class WordStarts(Tokenizer tokenizer, WordDictionary? dictionary)
{
    private readonly WordSegmenter _segmenter = new(new WordSegmenterOptions { Dictionary = dictionary, KeepPunctuation = true });

    /// <summary>The tokens of a line with their flags, without special tokens.</summary>
    internal int[] Encode(string line)
    {
        var encoding = tokenizer.Encode(line, null, addSpecialTokens: false);
        var tokens = encoding.Ids.ToArray();
        var words = _segmenter.Segment(line);
        var word = 0;
        var afterSpace = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var start = FirstLetter(line, encoding.Offsets[i]);
            while (word < words.Count && words[word].End <= start) word++;
            if (i > 0 && (afterSpace || (word < words.Count && words[word].Start < start))) tokens[i] = TokenFlags.Continue(tokens[i]);

            // A space that is a token by itself begins the word behind it.
            afterSpace = start == encoding.Offsets[i].End;
        }

        return tokens;
    }

    /// <summary>Byte-level tokens have the space before a word in them.</summary>
    private static int FirstLetter(string line, TokenOffset offset)
    {
        var start = offset.Start;
        while (start < offset.End && Rune.GetRuneAt(line, start) is var rune && Rune.IsWhiteSpace(rune)) start += rune.Utf16SequenceLength;
        return start;
    }
}
