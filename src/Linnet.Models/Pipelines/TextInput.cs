namespace Linnet.Models.Pipelines;

/// <summary>One input of a text model: a text, or two texts that are judged together (such as a question and an answer).</summary>
/// <param name="Text">The text; it may be empty.</param>
/// <param name="Pair">The second text of a pair, or null where the task has one text.</param>
public readonly record struct TextInput(string Text, string? Pair = null);
