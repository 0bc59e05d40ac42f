namespace Linnet.Text.Segmentation;

/// <summary>A word and where it stands.</summary>
/// <param name="Word">The word as it is written.</param>
/// <param name="Start">Its first UTF-16 unit in the text.</param>
/// <param name="End">One past its last.</param>
public readonly record struct WordSegment(string Word, int Start, int End);
