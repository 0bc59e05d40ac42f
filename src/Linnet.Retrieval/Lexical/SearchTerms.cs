using System.Text;
using Linnet.Text.Segmentation;
using Linnet.Text.Stemming;

namespace Linnet.Retrieval.Lexical;

/// <summary>
/// A text as the terms that it is found by: words in lower case, English ones by their stems; of a script without spaces every character and every
/// pair of neighbours, so that no dictionary decides what can be found. Terms are 64-bit hashes.
/// </summary>
internal static class SearchTerms
{
    private static readonly WordSegmenter Segmenter = new(new WordSegmenterOptions { Fallback = UnspacedFallback.Characters });
    private static readonly PorterStemmer Stemmer = new();

    /// <summary>The terms in order, with repeats.</summary>
    internal static List<long> Of(string text)
    {
        var terms = new List<long>();
        WordSegment? before = null;
        foreach (var segment in Segmenter.Segment(text))
        {
            var isUnspaced = IsUnspaced(segment.Word);
            terms.Add(Key(isUnspaced ? segment.Word : Stemmer.Stem(segment.Word.ToLowerInvariant())));
            if (isUnspaced && before is { } neighbour && neighbour.End == segment.Start) terms.Add(Key(neighbour.Word + segment.Word));
            before = isUnspaced ? segment : null;
        }

        return terms;
    }

    private static bool IsUnspaced(string word) =>
        Rune.DecodeFromUtf16(word, out var rune, out var length) == System.Buffers.OperationStatus.Done && length == word.Length
        && rune.Value is (>= 0x3005 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    /// <summary>FNV-1a, its bits spread; part of the stored index.</summary>
    private static long Key(string term)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in term) hash = (hash ^ letter) * 0x100000001B3UL;
        return (long)((hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL);
    }
}
