namespace Linnet.Models.Pipelines;

/// <summary>What a model made of a text.</summary>
/// <param name="Text">The translation or summary; empty for an empty source.</param>
/// <param name="Score">Sum of the log-probabilities of its tokens by their number to the power of the length penalty; for an extractive summary the mean score of its sentences.</param>
/// <param name="IsTruncated">Whether the source was longer than the model reads, so that its end was left out.</param>
public sealed record WrittenText(string Text, double Score, bool IsTruncated);
