namespace Linnet.Text.Tokenization;

/// <summary>The stretch of a text that a token stands for.</summary>
/// <param name="Start">Its beginning.</param>
/// <param name="End">One past its end.</param>
public readonly record struct TokenOffset(int Start, int End);
