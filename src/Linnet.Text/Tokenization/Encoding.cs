namespace Linnet.Text.Tokenization;

/// <summary>A text, or a pair of texts, as tokens. All lists are equally long.</summary>
public sealed class Encoding
{
    private readonly Vocabulary _vocabulary;
    private readonly NamedToken[] _named;
    private string[]? _tokens;

    /// <param name="ids">The ids.</param>
    /// <param name="offsets">In UTF-16 units.</param>
    /// <param name="codePointOffsets">In code points; the same array where the two are the same.</param>
    /// <param name="typeIds">Which text a token belongs to.</param>
    /// <param name="specialTokensMask">1 for tokens that were added.</param>
    /// <param name="attentionMask">0 for padding.</param>
    /// <param name="vocabulary">How tokens read.</param>
    /// <param name="named">How those read that do not read so.</param>
    internal Encoding(
        int[] ids, TokenOffset[] offsets, TokenOffset[] codePointOffsets, int[] typeIds, int[] specialTokensMask, int[] attentionMask,
        Vocabulary vocabulary, NamedToken[] named)
    {
        Ids = ids;
        Offsets = offsets;
        CodePointOffsets = codePointOffsets;
        TypeIds = typeIds;
        SpecialTokensMask = specialTokensMask;
        AttentionMask = attentionMask;
        _vocabulary = vocabulary;
        _named = named;
    }

    /// <summary>Number of tokens, special ones and padding included.</summary>
    public int Length => Ids.Length;

    /// <summary>The ids.</summary>
    public int[] Ids { get; }

    /// <summary>
    /// The tokens as the vocabulary has them; an unknown stretch of a Unigram model reads as the text. Made of the ids when first asked for.
    /// </summary>
    public string[] Tokens => _tokens ??= Read();

    /// <summary>Where in its text each token stands, in UTF-16 units; (0, 0) for tokens that the post-processor added.</summary>
    public TokenOffset[] Offsets { get; }

    /// <summary>
    /// The same in Unicode code points, as other languages count; for a text without surrogates, where there is no difference, the very
    /// same array.
    /// </summary>
    public TokenOffset[] CodePointOffsets { get; }

    /// <summary>Which text a token belongs to, as the model wants it told.</summary>
    public int[] TypeIds { get; }

    /// <summary>1 for tokens that the post-processor added, and for padding.</summary>
    public int[] SpecialTokensMask { get; }

    /// <summary>0 for padding.</summary>
    public int[] AttentionMask { get; }

    private string[] Read()
    {
        var tokens = new string[Length];
        foreach (var (index, text) in _named) tokens[index] = text;
        for (var i = 0; i < tokens.Length; i++) tokens[i] ??= _vocabulary.Token(Ids[i])!;
        return tokens;
    }
}
