namespace Linnet.Text.Tokenization;

/// <summary>
/// What a post-processor puts around texts, found out once by letting it process markers: <c>[CLS] A [SEP]</c> becomes
/// 101, (text 0), 102. So encoding needs no post-processor but for trimming.
/// </summary>
internal sealed class TokenFrame
{
    private const int FirstMarker = -1;

    internal TokenFrame(PostProcessor? postProcessor, bool isPair, bool addSpecialTokens)
    {
        var sequences = new List<TokenSequence> { Marker(0) };
        if (isPair) sequences.Add(Marker(1));
        for (var i = 0; i < sequences.Count; i++) sequences[i].SetTypeId(i);
        var processed = postProcessor?.Process(sequences, addSpecialTokens) ?? sequences;
        Parts = [.. processed.SelectMany(part => part.Tokens).Select(Describe)];
        Added = Parts.Count(part => !part.IsText);
    }

    /// <summary>The special tokens, and between them the places of the texts.</summary>
    internal Part[] Parts { get; }

    /// <summary>How many tokens are added.</summary>
    internal int Added { get; }

    /// <summary>How many tokens there are with texts of so many.</summary>
    internal int Length(int first, int second)
    {
        var length = 0;
        foreach (var part in Parts) length += !part.IsText ? 1 : part.Text == 0 ? first : second;
        return length;
    }

    /// <summary>Puts the ids of texts into the frame.</summary>
    internal int[] Fill(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var ids = new int[Length(first.Length, second.Length)];
        var at = 0;
        foreach (var part in Parts)
        {
            if (!part.IsText)
            {
                ids[at++] = part.Id;
                continue;
            }

            var text = part.Text == 0 ? first : second;
            text.CopyTo(ids.AsSpan(at));
            at += text.Length;
        }

        return ids;
    }

    private static TokenSequence Marker(int index) => new([new TokenRecord(FirstMarker - index, "")]);

    private static Part Describe(TokenRecord token) => new(token.Id, token.Text, token.TypeId, token.IsSpecial ? -1 : FirstMarker - token.Id);

    /// <summary>A special token, or the place of a text.</summary>
    /// <param name="Id">Of the special token.</param>
    /// <param name="Token">How the special token reads.</param>
    /// <param name="TypeId">Of all tokens of this part.</param>
    /// <param name="Text">0 or 1 for the place of a text, else -1.</param>
    internal readonly record struct Part(int Id, string Token, int TypeId, int Text)
    {
        internal bool IsText => Text >= 0;
    }
}
