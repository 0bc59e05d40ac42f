namespace Linnet.Text.Tokenization;

/// <summary>Something that can be found in a text.</summary>
internal interface IPattern
{
    /// <summary>Adds, in order and without gaps, the stretches that match and those between them; nothing for an empty text.</summary>
    void FindMatches(ReadOnlySpan<byte> text, Row<Match> matches);
}
