namespace Linnet.Text.Tokenization;

/// <summary>A token of a word.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">Its first byte in the word.</param>
/// <param name="End">One past its last byte.</param>
/// <param name="IsSurface">It reads as the text itself, not as the vocabulary has it.</param>
internal readonly record struct WordToken(int Id, int Start, int End, bool IsSurface = false);
