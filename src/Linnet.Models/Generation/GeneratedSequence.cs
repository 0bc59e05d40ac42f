namespace Linnet.Models.Generation;

/// <summary>A text as ids.</summary>
/// <param name="Ids">From the decoder's start id to the id that ends it, both included.</param>
/// <param name="Score">Sum of the log-probabilities by the number of written ids to the power of the length penalty.</param>
public sealed record GeneratedSequence(IReadOnlyList<int> Ids, double Score);
