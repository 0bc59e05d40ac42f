using Linnet.Models.Pipelines;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Two texts and how alike people find them.</summary>
/// <param name="Input">The texts.</param>
/// <param name="Score">As the file has it; null in a file of pairs that belong together.</param>
internal sealed record PairRow(TextInput Input, double? Score);
