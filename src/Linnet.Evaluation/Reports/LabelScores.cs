namespace Linnet.Evaluation;

/// <summary>The scores of one label.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Index">Its id.</param>
/// <param name="Scores">Precision, recall, F1 and support.</param>
public sealed record LabelScores(string Label, int Index, Scores Scores);
