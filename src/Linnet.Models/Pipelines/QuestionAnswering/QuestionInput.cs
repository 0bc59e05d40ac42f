namespace Linnet.Models.Pipelines;

/// <summary>A question and the text that its answer stands in.</summary>
/// <param name="Question">The question.</param>
/// <param name="Context">The text; may be longer than a model reads at once.</param>
public readonly record struct QuestionInput(string Question, string Context);
