namespace Linnet.Models.Pipelines;

/// <summary>A language model that can say how well words fit into a gap of a text. Thread-safe.</summary>
internal interface IWordScorer : IDisposable
{
    /// <summary>The mean logarithm of the probabilities of each word's tokens.</summary>
    /// <param name="before">What stands before the gap.</param>
    /// <param name="after">What stands behind it.</param>
    /// <param name="words">What may stand in it.</param>
    double[] Score(string before, string after, IReadOnlyList<string> words);
}
