namespace Linnet.Training.Tasks.Summarization;

/// <summary>The sentences of a text, as far as they are judged, and whether each belongs into its summary.</summary>
/// <param name="Sentences">At least one.</param>
/// <param name="Labels">1 or 0 for each.</param>
internal readonly record struct LabelledDocument(IReadOnlyList<string> Sentences, float[] Labels);
