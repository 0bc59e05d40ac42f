namespace Linnet.Training.Tasks.Sequences;

/// <summary>A text and what a model is to make of it.</summary>
/// <param name="Source">What is read; not empty.</param>
/// <param name="Target">What is to be written; not empty.</param>
internal readonly record struct TextPair(string Source, string Target);
