namespace Linnet.Text.Tokenization;

/// <summary>Decides where one piece is cut.</summary>
internal interface IPieceSplitter
{
    /// <summary>Adds the parts to keep, in order, as byte ranges within the piece.</summary>
    void Split(ReadOnlySpan<byte> piece, Row<Span> cuts);
}
