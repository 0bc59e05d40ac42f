namespace Linnet.Text.Tokenization;

/// <summary>A learnt pair of tokens and the token that they make.</summary>
internal readonly record struct Merge(int Left, int Right, int Result);
