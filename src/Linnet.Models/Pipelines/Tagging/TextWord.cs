namespace Linnet.Models.Pipelines;

/// <summary>A word of a text with its place.</summary>
/// <param name="Text">The word.</param>
/// <param name="Start">Index of its first character (UTF-16).</param>
/// <param name="End">One past its last character.</param>
public readonly record struct TextWord(string Text, int Start, int End);
