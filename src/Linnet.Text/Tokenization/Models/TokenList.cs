namespace Linnet.Text.Tokenization;

/// <summary>Where a model puts the tokens of a word; kept and reused, so that in steady state nothing is allocated.</summary>
internal sealed class TokenList
{
    private Token[] _tokens = new Token[32];

    internal int Count { get; private set; }

    /// <summary>Adds the token of bytes [start, end) of the word.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="start">First byte.</param>
    /// <param name="end">One past the last byte.</param>
    /// <param name="isSurface">The token reads as the text itself, not as the vocabulary has it.</param>
    internal void Add(int id, int start, int end, bool isSurface = false)
    {
        if (Count == _tokens.Length) Array.Resize(ref _tokens, Count * 2);
        _tokens[Count++] = new Token(id, start, end, isSurface);
    }

    internal void Clear() => Count = 0;

    internal ReadOnlySpan<Token> AsSpan() => _tokens.AsSpan(0, Count);

    internal void Reverse(int from) => _tokens.AsSpan(from, Count - from).Reverse();

    internal void Truncate(int count) => Count = count;

    internal readonly record struct Token(int Id, int Start, int End, bool IsSurface);
}
