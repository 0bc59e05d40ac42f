namespace Linnet.Text.Tokenization;

/// <summary>A stretch of a text, and whether a pattern matches it.</summary>
internal readonly record struct Match(int Start, int End, bool IsMatch);
