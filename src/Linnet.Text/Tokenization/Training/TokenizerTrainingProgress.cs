namespace Linnet.Text.Tokenization.Training;

/// <summary>How far the training of a tokeniser is.</summary>
/// <param name="Stage">What is going on: <c>reading</c>, <c>learning</c>.</param>
/// <param name="Done">Texts read, or tokens in the vocabulary.</param>
/// <param name="Total">Tokens wanted; null while reading, since the texts are a stream.</param>
public readonly record struct TokenizerTrainingProgress(string Stage, long Done, long? Total);
