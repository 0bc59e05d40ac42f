using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>A question with as much of a text as a network reads at once.</summary>
/// <param name="Ids">Token ids, special tokens included.</param>
/// <param name="Types">Token types: 0 for the question, 1 or more for the text.</param>
/// <param name="ContextStart">Index of the text's first token here.</param>
/// <param name="Offsets">Where in the whole text each of its tokens here stands.</param>
public sealed record AnswerWindow(int[] Ids, int[] Types, int ContextStart, TokenOffset[] Offsets)
{
    /// <summary>One past the index of the text's last token here.</summary>
    public int ContextEnd => ContextStart + Offsets.Length;

    /// <summary>The tokens that an answer covers, or null where it is not wholly here.</summary>
    /// <param name="start">0-based index of the answer's first character in the whole text.</param>
    /// <param name="end">One past its last.</param>
    public (int First, int Last)? Locate(int start, int end)
    {
        var first = Array.FindIndex(Offsets, offset => offset.End > start);
        var last = Array.FindLastIndex(Offsets, offset => offset.Start < end);
        if (first < 0 || last < first || Offsets[first].Start > start || Offsets[last].End < end) return null;
        return (ContextStart + first, ContextStart + last);
    }
}
