namespace Linnet.Text.Tokenization.Training;

/// <summary>A piece of the vocabulary under way: where it was first seen stands for its text.</summary>
/// <param name="Place">The place in the corpus where it begins.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Score">The logarithm of its probability.</param>
internal readonly record struct SeedPiece(int Place, int Length, double Score);
