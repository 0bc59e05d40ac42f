namespace Linnet.Text.Tokenization;

/// <summary>
/// The ids that a post-processor puts around texts, found out once by letting it process markers: <c>[CLS] A [SEP]</c> becomes
/// 101, (text 0), 102. So the fast way needs no post-processor.
/// </summary>
internal sealed class IdFrame
{
    private const int FirstMarker = -1;
    private readonly int[] _parts;

    internal IdFrame(PostProcessor? postProcessor, bool isPair)
    {
        var sequences = new List<TokenSequence> { Marker(0) };
        if (isPair) sequences.Add(Marker(1));
        var processed = postProcessor?.Process(sequences, addSpecialTokens: true) ?? sequences;
        _parts = [.. processed.SelectMany(part => part.Tokens).Select(token => token.Id)];
    }

    /// <summary>How many ids are added.</summary>
    internal int Added => _parts.Count(part => part >= 0);

    /// <summary>Puts the ids of texts into the frame.</summary>
    internal int[] Fill(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var length = 0;
        foreach (var part in _parts) length += part >= 0 ? 1 : part == FirstMarker ? first.Length : second.Length;
        var ids = new int[length];
        var at = 0;
        foreach (var part in _parts)
        {
            if (part >= 0)
            {
                ids[at++] = part;
                continue;
            }

            var text = part == FirstMarker ? first : second;
            text.CopyTo(ids.AsSpan(at));
            at += text.Length;
        }

        return ids;
    }

    private static TokenSequence Marker(int index) => new([new TokenRecord(FirstMarker - index, "", 0, 0)]);
}
