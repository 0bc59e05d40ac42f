namespace Linnet.Text.Tokenization;

/// <summary>Writes one piece anew.</summary>
internal interface IPieceRewriter
{
    /// <summary>Puts the new content into <paramref name="writer"/>.</summary>
    void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer);
}
