namespace Linnet.Models.Vectors;

/// <summary>A word and how near it is.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">Cosine of the angle between the vectors, −1 to 1.</param>
public readonly record struct WordSimilarity(string Word, float Similarity);
