namespace Linnet.Evaluation;

/// <summary>The usual ROUGE measures. Written by <see cref="Rouge"/>.</summary>
/// <param name="Rouge1">Single words.</param>
/// <param name="Rouge2">Pairs of words.</param>
/// <param name="RougeL">The longest common subsequence of the whole texts.</param>
/// <param name="RougeLsum">The union of longest common subsequences, sentence by sentence; sentences are lines.</param>
public sealed record RougeScores(RougeScore Rouge1, RougeScore Rouge2, RougeScore RougeL, RougeScore RougeLsum);
