namespace Linnet.Text.Tokenization;

/// <summary>A piece of a <see cref="UnigramModel"/>.</summary>
/// <param name="Token">Its text.</param>
/// <param name="Score">The logarithm of its probability.</param>
public readonly record struct UnigramPiece(string Token, double Score);
