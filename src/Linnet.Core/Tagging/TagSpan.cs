namespace Linnet.Tagging;

/// <summary>A run of tokens that belong together: an entity, a slot, a word.</summary>
/// <param name="Type">What it is, such as <c>PER</c>; empty where the tags name no types.</param>
/// <param name="Start">Its first token, 0-based.</param>
/// <param name="End">One past its last token.</param>
public readonly record struct TagSpan(string Type, int Start, int End);
