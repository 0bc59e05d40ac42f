namespace Linnet.Evaluation;

/// <summary>A chrF score. Written by <see cref="ChrF"/>.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Name">The variant: <c>chrF2</c>, <c>chrF2++</c>.</param>
/// <param name="Precision">Mean over the orders, 0 to 1.</param>
/// <param name="Recall">Mean over the orders, 0 to 1.</param>
public sealed record ChrFScore(double Score, string Name, double Precision, double Recall);
