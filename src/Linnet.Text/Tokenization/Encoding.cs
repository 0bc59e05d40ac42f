namespace Linnet.Text.Tokenization;

/// <summary>A text, or a pair of texts, as tokens. All lists are equally long.</summary>
public sealed class Encoding
{
    internal Encoding(
        int[] ids, string[] tokens, TokenOffset[] offsets, TokenOffset[] codePointOffsets,
        int[] typeIds, int[] specialTokensMask, int[] attentionMask)
    {
        Ids = ids;
        Tokens = tokens;
        Offsets = offsets;
        CodePointOffsets = codePointOffsets;
        TypeIds = typeIds;
        SpecialTokensMask = specialTokensMask;
        AttentionMask = attentionMask;
    }

    /// <summary>Number of tokens, special ones and padding included.</summary>
    public int Length => Ids.Length;

    /// <summary>The ids.</summary>
    public int[] Ids { get; }

    /// <summary>The tokens as the vocabulary has them; an unknown stretch of a Unigram model reads as the text.</summary>
    public string[] Tokens { get; }

    /// <summary>Where in its text each token stands, in UTF-16 units; (0, 0) for tokens that the post-processor added.</summary>
    public TokenOffset[] Offsets { get; }

    /// <summary>The same in Unicode code points, as other languages count.</summary>
    public TokenOffset[] CodePointOffsets { get; }

    /// <summary>Which text a token belongs to, as the model wants it told.</summary>
    public int[] TypeIds { get; }

    /// <summary>1 for tokens that the post-processor added, and for padding.</summary>
    public int[] SpecialTokensMask { get; }

    /// <summary>0 for padding.</summary>
    public int[] AttentionMask { get; }
}
