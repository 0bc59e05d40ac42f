namespace Linnet.Models.Pipelines;

/// <summary>Something found in a text: a name, a slot, a word with its part of speech.</summary>
/// <param name="Type">What it is, such as <c>PER</c>.</param>
/// <param name="Text">As it stands in the text.</param>
/// <param name="Start">Index of its first character (UTF-16).</param>
/// <param name="End">One past its last character.</param>
/// <param name="Score">Mean probability of its words' tags, 0 to 1.</param>
public sealed record Entity(string Type, string Text, int Start, int End, float Score);
