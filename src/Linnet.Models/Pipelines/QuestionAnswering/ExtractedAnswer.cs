namespace Linnet.Models.Pipelines;

/// <summary>An answer as a part of a text.</summary>
/// <param name="Text">The part; empty where the text does not answer the question.</param>
/// <param name="Score">How sure the model is, 0 to 1.</param>
/// <param name="Start">0-based index of its first character, in UTF-16 units.</param>
/// <param name="End">One past its last character.</param>
public readonly record struct ExtractedAnswer(string Text, float Score, int Start, int End);
