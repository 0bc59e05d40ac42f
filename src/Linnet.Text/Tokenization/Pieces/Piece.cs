namespace Linnet.Text.Tokenization;

/// <summary>A stretch of the text on its way through a tokeniser: bytes [Start, End) of <see cref="TextPieces.Bytes"/>.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">One past the last byte.</param>
/// <param name="Origin">Where the piece begins in the original text, in UTF-16 units.</param>
/// <param name="TokenId">The added token that the piece is, or -1 where it still has to be tokenised.</param>
internal readonly record struct Piece(int Start, int End, int Origin, int TokenId = -1)
{
    internal int Length => End - Start;

    internal bool IsToken => TokenId >= 0;
}
